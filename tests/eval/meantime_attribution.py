"""Attribution against MEANTIME (NewsReader; Minard et al. 2016), English.

What the gold says. A reporting event ("said", "announced", "speech") has one
SLINK to each main event of what is reported, and its HAS_PARTICIPANT relation
Arg0 names who reports. Only the first sentences of a document are annotated;
everything here is restricted to the lines up to the last one that holds an
event with a relation.

What is measured, of the attributions of `claimcheck extract`:

  judged      attributions whose cue overlaps a gold event and whose content
              holds at least one gold event; the others say nothing that the
              gold could confirm or refute, and are counted as `no event at
              the cue` or `no event in the content`
  precision   of the judged ones: those with a gold SLINK from an event at the
              cue to an event that begins in the content
  recall      of the gold SLINKs: those whose source is at a cue of ours and
              whose target begins in that attribution's content
  sources     of the judged and right ones whose reporting event has an Arg0:
              those whose source span overlaps a mention of the Arg0

The text is Penn-tokenised, with `` and '' for quotation marks.
"""

import collections

import harness

FILE = 'meantime/meantime_en.dev.jsonl'


class Gold:
    """One document: its reporting events, their targets and participants."""

    def __init__(self, record):
        self.text = record['text']
        self.events = {event['id']: event for event in record['events']}
        mentions = {entity['id']: entity for entity in record['entities']}
        self.targets = collections.defaultdict(set)
        self.speakers = collections.defaultdict(list)
        last = 0
        for relation in record['relations']:
            events = [self.events[i] for i in relation['source'] +
                      relation['target'] if i in self.events]
            last = max([last] + [event['end'] for event in events])
            for source in relation['source']:
                if relation['rel'] == 'SLINK':
                    self.targets[source].update(
                        i for i in relation['target'] if i in self.events)
                elif relation['type'] == 'Arg0':
                    self.speakers[source] += [
                        mentions[i] for i in relation['target']
                        if i in mentions]
        line_end = self.text.find('\n', last)
        self.end = len(self.text) if line_end < 0 else line_end

    def at(self, span):
        """Ids of the events that overlap a span."""
        return [i for i, event in self.events.items() if overlap(span, event)]

    def inside(self, spans):
        """Ids of the events that begin in one of the spans."""
        return {i for i, event in self.events.items()
                if any(b <= event['start'] < e for b, e in spans)}


def overlap(span, mention):
    return span[0] < mention['end'] and mention['start'] < span[1]


def excerpt(text, spans):
    return ' | '.join(' '.join(text[b:e].split()) for b, e in spans)


class Tally:
    def __init__(self):
        self.counts = collections.Counter()
        self.errors = collections.defaultdict(list)

    def document(self, record, found):
        gold = Gold(record)
        reached = set()
        for item in found:
            if item['kind'] != 'attribution':
                continue
            source = item['source']
            content = item['content']
            cue = item['cue']
            if min(source[0], (cue or source)[0]) >= gold.end:
                continue
            self.counts['attributions'] += 1
            shown = (f"{excerpt(gold.text, [source])} // "
                     f"{excerpt(gold.text, [cue] if cue else [])} // "
                     f"{excerpt(gold.text, content)}")
            cued = gold.at(cue) if cue else []
            if not cued:
                self.miss('no event at the cue', shown)
                continue
            within = gold.inside(content)
            reached.update((source_event, target) for source_event in cued
                           for target in gold.targets[source_event] & within)
            if not within - set(cued):
                self.miss('no event in the content', shown)
                continue
            self.counts['judged'] += 1
            right = [i for i in cued if gold.targets[i] & within]
            if not right:
                known = any(gold.targets[i] for i in cued)
                self.miss('wrong: other content' if known else
                          'wrong: no SLINK from the cue', shown)
                continue
            self.counts['right'] += 1
            speakers = [s for i in right for s in gold.speakers[i]]
            if speakers:
                self.counts['with source'] += 1
                if any(overlap(source, speaker) for speaker in speakers):
                    self.counts['right source'] += 1
                else:
                    self.miss('wrong source', shown + ' // gold: ' +
                              ' | '.join(s['text'] for s in speakers))
        for source, targets in gold.targets.items():
            for target in targets:
                self.counts['gold'] += 1
                if (source, target) in reached:
                    self.counts['reached'] += 1
                    continue
                event = gold.events[source]
                begin = gold.text.rfind('\n', 0, event['start']) + 1
                end = gold.text.find('\n', event['end'])
                self.miss('missed SLINK', f"{event['text']} -> "
                          f"{gold.events[target]['text']}: "
                          f"{gold.text[begin:end]}")

    def miss(self, cause, shown):
        self.counts[cause] += 1
        self.errors[cause].append(shown)

    def ratio(self, part, whole):
        return 100 * self.counts[part] / max(1, self.counts[whole])


def tally():
    records = harness.records(FILE)
    found = harness.extract({'id': record['doc_id'], 'text': record['text']}
                            for record in records)
    result = Tally()
    for record in records:
        result.document(record, found[record['doc_id']])
    return result


def rows():
    """The rows for run.py. Raises harness.Missing."""
    result = tally()
    counts = result.counts
    suite = 'meantime attribution'
    return [
        harness.Row(suite, 'SLINK precision', result.ratio('right', 'judged'),
                    85, cases=counts['judged']),
        harness.Row(suite, 'SLINK recall', result.ratio('reached', 'gold'),
                    cases=counts['gold']),
        harness.Row(suite, 'source accuracy',
                    result.ratio('right source', 'with source'), 90,
                    cases=counts['with source']),
    ]


def errors(out):
    """Prints what is wrong, by cause."""
    result = tally()
    for cause, shown in sorted(result.errors.items()):
        print(f'== {cause}: {len(shown)}', file=out)
        for line in shown:
            print('  ' + line, file=out)
    print(f"judged {result.counts['judged']}, not judged: "
          f"{result.counts['no event at the cue']} without an event at the "
          f"cue, {result.counts['no event in the content']} without one in "
          'the content', file=out)
