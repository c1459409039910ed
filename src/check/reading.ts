import { shortId } from '../normalize/identity.ts';
import { finding } from './finding.ts';
import type { Check } from './subject.ts';

/** The reader of the file was not sure of digits; two such places may have no observation to tell them apart. */
export const checkReading: Check = ({ uncertain = [] }) =>
  uncertain.map(({ document_id, start, observation_ids, message }) => ({
    ...finding(
      'reading',
      'warning',
      { document_id, observations: observation_ids },
      { zh: `读取存疑，请核对原件：${message}`, en: `the file may be read wrongly here: ${message}` },
    ),
    finding_id: shortId(['reading', document_id, String(start), message]),
  }));
