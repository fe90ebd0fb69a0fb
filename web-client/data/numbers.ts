import { Numbers, type NumbersQuery } from '../../server/contract/numbers.ts';
import { Ratings, type RatingsQuery } from '../../server/contract/ratings.ts';
import { request } from './http.ts';

/** The numbers of the trade, by team or campaign. */
export const getNumbers = (query: NumbersQuery, signal?: AbortSignal): Promise<Numbers> =>
  request('GET', `/api/numbers?${new URLSearchParams(query)}`, Numbers, { signal });

/** The address of the same as a file for spreadsheets. */
export const numbersFile = (query: NumbersQuery): string => `/api/numbers.csv?${new URLSearchParams(query)}`;

/** Whether talks helped, as their callers say, by campaign. */
export const getRatings = (query: RatingsQuery, signal?: AbortSignal): Promise<Ratings> =>
  request('GET', `/api/ratings?${new URLSearchParams(query)}`, Ratings, { signal });
