import { html, type TemplateResult } from 'lit';
import type { UiLanguage } from '../../server/contract/call.ts';
import type { Counts } from '../../server/contract/http.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';
import { count, talked } from '../staff/format.ts';

/** The heads of the four columns of numbers. */
export const countHeads = ({ numbers }: StaffMessages): TemplateResult => html`
  <th role="columnheader" scope="col" class="number">${numbers.scans}</th>
  <th role="columnheader" scope="col" class="number">${numbers.asked}</th>
  <th role="columnheader" scope="col" class="number">${numbers.answered}</th>
  <th role="columnheader" scope="col" class="number">${numbers.talk}</th>
`;

/** The four numbers of a row. */
export const countCells = (counts: Counts, { numbers }: StaffMessages, language: UiLanguage): TemplateResult => html`
  <td role="cell" class="number" data-name=${numbers.scans}>${count(counts.scans, language)}</td>
  <td role="cell" class="number" data-name=${numbers.asked}>${count(counts.asked, language)}</td>
  <td role="cell" class="number" data-name=${numbers.answered}>${count(counts.answered, language)}</td>
  <td role="cell" class="number" data-name=${numbers.talk}>${talked(counts.talkSeconds)}</td>
`;
