// How long each state of a call may last, in seconds. Each is a trade-off between a person who waits and a person who
// is not there. What a team decides for itself (how long an offer rings, the time for the record) is in its rules.

/** Both sides must see or hear each other within this; a slow phone on poor 4G takes ten. */
export const connectSeconds = 45;
/** However often a record is prolonged, it ends within this: somebody waits. */
export const longestRecordSeconds = 60 * 60;
/** A counselor in a call may be gone this long, a reload or a dead router, before the caller is first in line again. */
export const counselorGraceSeconds = 20;
/** How often each server renews its lease, by which everybody connected to it is there. */
export const leaseEverySeconds = 1;
/** A lease not renewed for this long has run out: the server is dead, and those connected to it are gone. */
export const leaseSeconds = 4;
/** A dashboard whose socket closed is gone after this: a reload is faster. */
export const deskClosedSeconds = 3;
/** Whoever was free, or lost from an offer or a talk, and comes back within this, is free again: it was the network. */
export const deskBackSeconds = 120;
/** A call is not offered again for this long to who just declined it, even where nobody else is there. */
export const leastCooldownSeconds = 5;
