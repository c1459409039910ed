import { useEffect, useRef } from 'preact/hooks';
import { desk } from './desk.ts';
import { helpOpen, keysOn, lang } from './state.ts';
import { say, type WordKey } from './words.ts';

const KEYS: readonly (readonly [string, WordKey])[] = [
  ['j  k', 'key_next'],
  ['n  p', 'key_unexplained'],
  ['Enter', 'key_pane'],
  ['[  ]', 'key_document'],
  ['/', 'key_filter'],
  ['?', 'key_help'],
  ['Esc', 'key_close'],
];

const OF_DESK: typeof KEYS = [['e', 'key_correct']];

export function Help() {
  const l = lang.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = helpOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class="help"
      aria-label={say('help', l)}
      onClose={() => {
        helpOpen.value = false;
      }}
    >
      <h2>{say('keys', l)}</h2>
      <table>
        <tbody>
          {[...KEYS, ...(desk.value ? OF_DESK : [])].map(([keys, what]) => (
            <tr key={keys}>
              <th scope="row">
                {keys.split('  ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{say(what, l)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label class="toggle">
        <input
          type="checkbox"
          checked={keysOn.value}
          onChange={(event) => {
            keysOn.value = event.currentTarget.checked;
          }}
        />
        {say('keys_on', l)}
      </label>
      <p>{say('filter_help', l)}</p>
      <p>{say('accounted_note', l)}</p>
      <button
        type="button"
        class="plain"
        onClick={() => {
          helpOpen.value = false;
        }}
      >
        {say('close', l)}
      </button>
    </dialog>
  );
}
