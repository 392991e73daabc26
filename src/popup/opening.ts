/**
 * Begins what the popup waits for most before the modules of the search are made: the browser opens the database meanwhile.
 * To be imported first. What fails here fails again where it is asked, and is said there.
 */
import { openCorpus } from '../corpus/database';

openCorpus().catch(() => {});
