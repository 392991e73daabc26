/** What can be done with the notes as a whole: names of colours, copies, files out and in, what was deleted. */
import { Bin } from './bin';
import { Colours } from './colours';
import { Copies } from './copies';
import { Export, Import } from './transfer';

export function Notes() {
  return (
    <div class="settings">
      <Colours />
      <Export />
      <Import />
      <Copies />
      <Bin />
    </div>
  );
}
