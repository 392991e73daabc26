/**
 * What fact a query asks for, if any: a word for the fact (chaired, panellists, when, how many), the meeting it is about, and
 * what else is named. Parses words, not sentences, so that a question may be put in many ways. Knows no corpus.
 */
import { fold } from '../fold';
import { ordinalNumber } from '../ordinals';
import { isFrame } from '../synonyms';

export type Wanted =
  | 'chair'
  | 'vice-chair'
  | 'rapporteur'
  | 'bureau'
  | 'panellists'
  | 'opening'
  | 'date'
  | 'place'
  | 'agenda'
  | 'documents'
  | 'adoption'
  | 'outcome'
  | 'sittings'
  | 'attendance'
  | 'speakers'
  | 'behalf'
  | 'presentation'
  | 'authors'
  | 'suggested-by'
  | 'count-of-recommendations'
  | 'person';

export interface Question {
  wanted: Wanted;
  /** It is put as a question, not only as words. */
  asked: boolean;
  /** Of what a meeting did, only what it adopted. */
  adopted: boolean;
  /** A number is wanted. */
  howMany: boolean;
  /** The place is asked for too. */
  where: boolean;
  /** Who is asked for, where the question says so. */
  who: 'states' | 'organizations' | null;
  /** Ordinals and years that name meetings; `last` for the latest. */
  ordinals: number[];
  years: number[];
  last: boolean;
  /** The Bureau is named, the extended one. */
  bureau: boolean;
  extended: boolean;
  /** Words that neither ask nor name a meeting: a topic, a State, a person; folded. */
  rest: string[];
}

interface Cue {
  wanted: Wanted;
  /** On the folded words of the query, one space between them. */
  words: RegExp;
}

/** In the order in which they are tried: the more special first. */
const CUES: Cue[] = [
  {
    wanted: 'count-of-recommendations',
    words: /\b(?:how many|number of)(?: \w+){0,2} (?:recommendations?|conclusions?|suggestions?)\b/,
  },
  {
    wanted: 'authors',
    words:
      /\b(?:who|whom|which (?:\w+ )?(?:states?|countr\w+|delegations?|governments?))(?: \w+){0,2} (?:recommend\w*|suggest\w*|author\w*|submit\w*(?: the)?(?: \w+)? (?:recommendations?|suggestions?))\b|\bauthors? of(?: \w+){0,3} (?:recommendations?|suggestions?)\b|\brecommendations?(?: \w+){0,2} (?:by|from|made by|suggested by)$/,
  },
  {
    wanted: 'suggested-by',
    words: /^what (?:did|does|do|has|have)(?: \w+){1,6} (?:suggest\w*|recommend\w*|propos\w*)\b/,
  },
  { wanted: 'behalf', words: /\b(?:on )?behalf\b/ },
  { wanted: 'presentation', words: /\baudio ?visual(?: presentations?)?\b/ },
  {
    wanted: 'adoption',
    words:
      /\b(?:when|date|day|at which|in which|at what)\b.*\b(?:adopt\w*|approv\w*)\b.*\breports?\b|\breports?\b.*\b(?:adopted|approved) (?:on|when)\b|\badoption of (?:its|the) report\b.*\b(?:date|when)\b|\b(?:when|date|day|at which|in which|at what)\b.*\breports?\b.*\b(?:adopt\w*|approv\w*)\b/,
  },
  {
    wanted: 'outcome',
    words:
      /\b(?:outcomes?|results?|decisions?) (?:of|at)\b|\bwhat\b(?: \w+){0,6} (?:adopt\w*|decided?|agreed?|take note of|took note of)\b/,
  },
  { wanted: 'vice-chair', words: /\bvice ?-?(?:chair\w*|presid\w*)\b/ },
  { wanted: 'rapporteur', words: /\brapporteurs?\b/ },
  { wanted: 'panellists', words: /\b(?:panell?ists?|panels?|facilitat\w+|facilitators?)\b/ },
  { wanted: 'opening', words: /\bwho\b.*\b(?:open\w*|inaugurat\w*)\b|\b(?:opened|inaugurated) by\b/ },
  {
    wanted: 'chair',
    words:
      /\b(?:chair(?:ed|s|ing|man|men|woman|person|persons|manship)?|presid(?:ed|es|ing|ent)|presided over|led the meeting)\b/,
  },
  { wanted: 'bureau', words: /\b(?:bureau|officers?|elected)\b/ },
  { wanted: 'sittings', words: /\bhow many(?: \w+)? (?:sittings?|meetings?|plenar\w+)\b/ },
  {
    wanted: 'attendance',
    words:
      /\b(?:attend\w*|participat\w*|took part|taken? part|were (?:present|there)|(?:was|were) represented|represented at|turnout|presence)\b|\b(?:how many|number of) (?:(?:member|observer) )?(?:states?|countr\w+|delegations?|governments?|organi[sz]ations?|participants?|people|igos?)(?! (?:spoke|speak|spoken|made|took|gave|deliver\w*|interven\w*))\b/,
  },
  {
    wanted: 'speakers',
    words:
      /\b(?:spoke|speak|speaks|spoken|speakers?|speech(?:es)?|statements?|took the floor|take the floor|interven(?:ed|tions?)|address(?:ed)? the (?:meeting|group)|deliver(?:ed)?)\b/,
  },
  { wanted: 'agenda', words: /\bagendas?\b|\bitems? (?:of|on) the agenda\b/ },
  { wanted: 'documents', words: /\b(?:documents?|documentation|papers?|working papers?)\b/ },
  {
    wanted: 'date',
    words:
      /\b(?:when|what (?:date|dates|day|days|year|month)|which (?:date|dates|day|days|year|month)|dates?|how long)\b/,
  },
  {
    wanted: 'place',
    words:
      /\b(?:where|what (?:city|place|country|town|location|venue)|which (?:city|place|country|town)|venue|location)\b/,
  },
  { wanted: 'person', words: /^who (?:is|was|are|were)\b/ },
];
const ASKED =
  /^(?:who|whom|whose|what|which|when|where|how|why|did|do|does|was|were|is|are|has|have|can|list|name|tell me|show me|give me|at (?:which|what)|in (?:which|what)|on (?:which|what)|by whom|from which)\b|\?/;
/** Words that belong to any question about a meeting of the Group. */
const ABOUT_MEETINGS = new Set(
  "meeting meetings session sessions held hold take took place happen happened convene convened begin began start started end ended last lasted long expert experts group groups intergovernmental open ended openended cybercrime comprehensive study conduct united nations un eg4 eg egm ieg year date dates day days unodc report reports draft final many list name names tell show give me its their they group's full present presented meet met".split(
    ' ',
  ),
);

/** True if a text is put as a question or a request. */
export const isQuestion = (query: string): boolean => ASKED.test(query.trim().toLowerCase()) || /[?？؟]/.test(query);

/** The fact that a query asks for; null if no word of it asks for one. */
export function questionOf(query: string): Question | null {
  const words = query
    .split(/[\s,;:()"“”«»!.]+/)
    .flatMap((word) => word.split(/[-–—‐‑]/))
    .map((word) => fold(word.replace(/['’]s$/, '')).replace(/[?؟]/g, ''))
    .filter(Boolean);
  const text = words.join(' ');
  const cue = CUES.find(({ words: pattern }) => pattern.test(text));
  if (!cue || words.length > 30) return null;
  const meetings = meetingsIn(words);
  const matched = new Set((cue.words.exec(text)?.[0] ?? '').split(' '));
  const rest = words.filter(
    (word, at) =>
      !meetings.taken.has(at) &&
      !(matched.has(word) && cueWord(word)) &&
      !cueWord(word) &&
      !(cue.wanted === 'outcome' && OUTCOME_WORD.test(word)) &&
      !isFrame(word) &&
      !ABOUT_MEETINGS.has(word) &&
      !WHO.test(word),
  );
  return {
    wanted: cue.wanted,
    asked: isQuestion(query),
    adopted: /\badopt/.test(text),
    howMany: /\b(?:how many|number of|count of|total)\b/.test(text),
    where: /\bwhere\b/.test(text),
    who: whoIn(text),
    bureau: /\bbureau\b/.test(text),
    extended: /\bextended\b/.test(text),
    ordinals: meetings.ordinals,
    years: meetings.years,
    last: meetings.last,
    rest,
  };
}

const WHO =
  /^(?:member|members|states?|countr(?:y|ies)|nations?|delegations?|delegates?|governments?|organi[sz]ations?|igos?|ngos?|people|persons?|participants?|observers?|representatives?|expert|experts)$/;

function whoIn(text: string): Question['who'] {
  if (/\b(?:organi[sz]ations?|igos?|observers?)\b/.test(text)) return 'organizations';
  return /\b(?:states?|countr(?:y|ies)|delegations?|governments?)\b/.test(text) ? 'states' : null;
}

/** Words by which facts are asked for; they name nothing besides. */
const CUE_WORD =
  /^(?:recommendations?|recommend\w*|conclusions?|suggestions?|suggest\w*|propos\w*|submit\w*|author\w*|behalf|audio|visual|audiovisual|presentations?|adopt\w*|approv\w*|vice|chair\w*|presid\w*|rapporteurs?|panell?ists?|panels?|facilitat\w+|discussions?|opened|opening|inaugurat\w*|bureau|extended|officers?|elected|sittings?|plenar\w+|attend\w*|participa\w*|took|taken?|part|present|there|represent\w*|spoke|speak|speaks|spoken|speakers?|speech\w*|statements?|floor|interven\w*|address\w*|deliver\w*|made|make|makes|gave|give|agendas?|items?|documents?|documentation|papers?|before|available|considered|consider|provisional|annotated|venue|location|city|town|number|count|total|served?|serving|acted|act|acting|role|led|lead|over|preliminary|have|led|new|name[sd]?|called|hold|been|topics?|include[sd]?)$/;
/** Words that ask for an outcome; of any other fact they say more than it answers. */
const OUTCOME_WORD = /^(?:outcomes?|results?|decisions?|decided?|agreed?|note)$/;
const cueWord = (word: string) => CUE_WORD.test(word);

/** Ordinals before "meeting" or "session", "meeting 4", years, "last". */
function meetingsIn(words: readonly string[]): {
  ordinals: number[];
  years: number[];
  last: boolean;
  taken: Set<number>;
} {
  const taken = new Set<number>();
  const ordinals: number[] = [];
  const years: number[] = [];
  let last = false;
  const isMeeting = (word: string | undefined) => /^(?:meetings?|sessions?)$/.test(word ?? '');
  words.forEach((word, at) => {
    const ordinal = ordinalNumber(word);
    if (ordinal !== null) {
      ordinals.push(ordinal);
      taken.add(at);
    } else if (/^(?:19|20)\d\d$/.test(word)) {
      years.push(Number(word));
      taken.add(at);
    } else if (/^\d{1,2}$/.test(word) && (isMeeting(words[at - 1]) || words[at - 1] === 'no')) {
      ordinals.push(Number(word));
      taken.add(at);
    } else if (/^(?:last|latest|recent|most)$/.test(word) && (isMeeting(words[at + 1]) || words[at + 1] === 'recent')) {
      last = true;
      taken.add(at);
    } else if (word === 'recent') {
      last = true;
      taken.add(at);
    }
  });
  return { ordinals, years, last, taken };
}
