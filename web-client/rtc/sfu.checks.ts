import { answers, SfuMessage } from '../../sfu/contract.ts';
import { checkOf } from '../lib/check.ts';

export const isSfuMessage = checkOf(SfuMessage);
export const isJoinAnswer = checkOf(answers.join);
export const isRestartAnswer = checkOf(answers.restart_ice);
export const isProduceAnswer = checkOf(answers.produce);
export const isProduceDataAnswer = checkOf(answers.produce_data);
export const isEmptyAnswer = checkOf(answers.leave);
