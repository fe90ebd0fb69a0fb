import { errors, importSPKI, jwtVerify } from 'jose';
import { Compile } from 'typebox/compile';
import { RoomTokenClaims, roomTokenAlgorithm } from './contract.ts';
import { Refusal } from './refusal.ts';

export interface TokenVerifier {
  /** The claims of a token that opens a room on this host; a `Refusal` for any other. */
  verify(token: string): Promise<RoomTokenClaims>;
}

/** The difference between two hosts' clocks that is put up with, in seconds. */
const clockTolerance = 5;
const claims = Compile(RoomTokenClaims);

/** Checks room tokens with the servers' public key (PEM, SPKI, Ed25519) for the host of this id. */
export async function createTokenVerifier(publicKey: string, host: string): Promise<TokenVerifier> {
  const key = await importSPKI(publicKey, roomTokenAlgorithm);
  return {
    verify: async (token) => {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [roomTokenAlgorithm],
        audience: host,
        clockTolerance,
        requiredClaims: ['exp'],
      }).catch((error: unknown) => {
        throw refusalOf(error);
      });
      if (!claims.Check(payload)) throw new Refusal('bad_token', 'The token lacks a claim, or one has a wrong value');
      return payload;
    },
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return new Refusal('expired_token', 'The token is past its time');
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud' && error.reason === 'check_failed') {
    return new Refusal('wrong_host', 'The token is for another media host');
  }
  return new Refusal('bad_token', "The token is not one of the server's");
}
