// How long each state of a call may last, in seconds. Each is a trade-off between a person who waits and a person who
// is not there.

/** An offer rings this long: time to put the headset on, and not so long that the caller gives up. */
export const offerSeconds = 20;
/** Both sides must see or hear each other within this; a slow phone on poor 4G takes ten. */
export const connectSeconds = 45;
/** For the note and the outcome. Unfinished, the record is closed as it stands and the counselor set away. */
export const wrapUpSeconds = 10 * 60;
/** A caller who waits may be gone this long, a locked phone or a tunnel, and keeps the place. */
export const waitingGraceSeconds = 90;
/** A caller in a call may be gone this long before the counselor is freed. */
export const callGraceSeconds = 30;
/** A counselor in a call may be gone this long, a reload or a dead router, before the caller is first in line again. */
export const counselorGraceSeconds = 20;
/** How often each server writes down who is still connected to it. */
export const seenEverySeconds = 2;
/** Not seen for this long, a dashboard is gone: two writes may be missed. */
export const deskGoneSeconds = 6;
/** A dashboard whose socket closed is gone after this: a reload is faster. */
export const deskClosedSeconds = 3;
/** Not seen for this long, a caller is not rung for: nobody would answer the counselor. */
export const callerGoneSeconds = 8;
/** A counselor who declined a call is not offered it again for this long. */
export const declineCooldownSeconds = 60;
