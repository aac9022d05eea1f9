#include "checker/match/phrase_automaton.h"

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_set.h"

namespace claimcheck {

// Builds the steps of one phrase from its end to its beginning, so that every
// step knows what follows it.
struct PhraseAutomaton::Builder {
  PhraseAutomaton& automaton;
  PhraseLexicon& lexicon;
  Symbol value_slot;
  const std::function<Symbol(const std::string&)>& regex_slot;

  int Symbolic(Symbol symbol, bool value, int next) {
    return automaton.AddStep(
        {Step::Kind::kSymbol, symbol, value, next, /*other=*/-1});
  }

  int Split(int a, int b) {
    return automaton.AddStep({Step::Kind::kSplit, 0, false, a, b});
  }

  // The first step of `node` followed by `next`.
  int Build(const PhraseNode& node, int next) {
    switch (node.kind) {
      case PhraseNode::Kind::kWord:
        return Symbolic(lexicon.Word(node.text), false, next);
      case PhraseNode::Kind::kStem:
        return Symbolic(lexicon.Stemmed(node.text), false, next);
      case PhraseNode::Kind::kPrefix:
        return Symbolic(lexicon.Prefix(node.text), false, next);
      case PhraseNode::Kind::kValue:
        return Symbolic(value_slot, true, next);
      case PhraseNode::Kind::kRegex:
        return Symbolic(regex_slot(node.text), false, next);
      case PhraseNode::Kind::kSequence:
        for (auto part = node.parts.rbegin(); part != node.parts.rend();
             ++part) {
          next = Build(*part, next);
        }
        return next;
      case PhraseNode::Kind::kChoice: {
        int first = -1;
        for (const PhraseNode& part : node.parts) {
          const int step = Build(part, next);
          first = first < 0 ? step : Split(first, step);
        }
        return first < 0 ? next : first;
      }
      case PhraseNode::Kind::kOptional:
        return Split(Build(node.parts.front(), next), next);
      case PhraseNode::Kind::kGap: {
        int step = next;
        for (int i = 0; i < node.gap; ++i) {
          const int any = automaton.AddStep(
              {Step::Kind::kAnyWord, 0, false, step, /*other=*/-1});
          step = Split(any, next);
        }
        return step;
      }
    }
    return next;
  }
};

int PhraseAutomaton::AddStep(Step step) {
  steps_.push_back(step);
  return static_cast<int>(steps_.size()) - 1;
}

void PhraseAutomaton::IndexFirst(int step) {
  std::vector<int> open = {step};
  absl::flat_hash_set<int> seen;
  while (!open.empty()) {
    const int at = open.back();
    open.pop_back();
    if (!seen.insert(at).second) continue;
    const Step& here = steps_[static_cast<size_t>(at)];
    if (here.kind == Step::Kind::kSplit) {
      open.push_back(here.next);
      open.push_back(here.other);
    } else if (here.kind == Step::Kind::kSymbol) {
      const auto symbol = static_cast<size_t>(here.argument);
      if (symbol >= first_.size()) first_.resize(symbol + 1);
      first_[symbol].push_back(at);
    }
    // A phrase never begins with a gap, and never matches nothing.
  }
}

void PhraseAutomaton::Add(
    int phrase, const PhraseNode& root, PhraseLexicon& lexicon,
    Symbol value_slot,
    const std::function<Symbol(const std::string&)>& regex_slot) {
  const int accept = AddStep({Step::Kind::kAccept, phrase, false, -1, -1});
  Builder builder{*this, lexicon, value_slot, regex_slot};
  const int start = builder.Build(root, accept);
  starts_.emplace(phrase, start);
}

void PhraseAutomaton::StartAnywhere(int phrase) {
  const auto start = starts_.find(phrase);
  if (start != starts_.end()) IndexFirst(start->second);
}

// One walk from one word.
struct PhraseAutomaton::Walk {
  struct State {
    int step;
    int word;
    WordRange slot;
  };

  const PhraseAutomaton& automaton;
  const SymbolText& text;
  WordRange range;
  int start = 0;
  std::vector<State> states = {};  // Those before `next` are done.
  size_t next = 0;
  // Where many phrases begin; few states are found faster by looking at all.
  absl::flat_hash_set<std::tuple<int, int, int>> seen = {};
  std::vector<PhraseHit> found = {};

  void Begin(int word) {
    start = word;
    states.clear();
    next = 0;
    seen.clear();
    found.clear();
  }

  void Push(int step, int word, WordRange slot) {
    if (IsNew(step, word, slot.begin)) states.push_back({step, word, slot});
  }

  // Two walks that differ only in where the value began stay two.
  bool IsNew(int step, int word, int slot) {
    constexpr size_t kFew = 16;
    if (states.size() < kFew) {
      return std::none_of(states.begin(), states.end(),
                          [&](const State& state) {
                            return state.step == step && state.word == word &&
                                   state.slot.begin == slot;
                          });
    }
    if (seen.empty()) {
      for (const State& state : states) {
        seen.insert({state.step, state.word, state.slot.begin});
      }
    }
    return seen.insert({step, word, slot}).second;
  }

  void Accept(int phrase, const State& state) {
    for (PhraseHit& hit : found) {
      if (hit.phrase == phrase && hit.slot == state.slot) {
        hit.words.end = std::max(hit.words.end, state.word);
        return;
      }
    }
    found.push_back({phrase, {start, state.word}, state.slot});
  }

  const std::vector<SlotEdge>* SlotsAt(int word) const {
    if (text.slots == nullptr) return nullptr;
    const auto slots = text.slots->find(word);
    return slots == text.slots->end() ? nullptr : &slots->second;
  }

  // Takes `step` (a kSymbol) at state.word.
  void TakeSymbol(const Step& step, int word, WordRange slot) {
    if (word >= range.end) return;
    const auto& symbols = *(*text.symbols)[static_cast<size_t>(word)];
    if (std::binary_search(symbols.begin(), symbols.end(), step.argument)) {
      Push(step.next, word + 1, slot);
    }
    if (const auto* slots = SlotsAt(word)) {
      for (const SlotEdge& edge : *slots) {
        if (edge.symbol == step.argument && edge.end <= range.end) {
          Push(step.next, edge.end,
               step.value ? WordRange{word, edge.end} : slot);
        }
      }
    }
  }

  void Run() {
    while (next < states.size()) {
      const State state = states[next++];
      const Step& step = automaton.steps_[static_cast<size_t>(state.step)];
      switch (step.kind) {
        case Step::Kind::kSymbol:
          TakeSymbol(step, state.word, state.slot);
          break;
        case Step::Kind::kAnyWord:
          if (state.word < range.end) {
            Push(step.next, state.word + 1, state.slot);
          }
          break;
        case Step::Kind::kSplit:
          Push(step.next, state.word, state.slot);
          Push(step.other, state.word, state.slot);
          break;
        case Step::Kind::kAccept:
          Accept(step.argument, state);
          break;
      }
    }
  }
};

void PhraseAutomaton::Find(const SymbolText& text, WordRange range,
                           std::vector<PhraseHit>& hits) const {
  if (first_.empty()) return;
  Walk walk{*this, text, range};
  for (int word = range.begin; word < range.end; ++word) {
    const auto& symbols = *(*text.symbols)[static_cast<size_t>(word)];
    const auto* slots = walk.SlotsAt(word);
    if (symbols.empty() && slots == nullptr) continue;
    walk.Begin(word);
    const auto begin = [&](Symbol symbol) {
      if (static_cast<size_t>(symbol) >= first_.size()) return;
      for (const int step : first_[static_cast<size_t>(symbol)]) {
        walk.TakeSymbol(steps_[static_cast<size_t>(step)], word, {});
      }
    };
    for (Symbol symbol : symbols) begin(symbol);
    if (slots != nullptr) {
      for (const SlotEdge& edge : *slots) begin(edge.symbol);
    }
    if (walk.states.empty()) continue;
    walk.Run();
    std::sort(walk.found.begin(), walk.found.end(),
              [](const PhraseHit& a, const PhraseHit& b) {
                return std::tie(a.phrase, a.words, a.slot) <
                       std::tie(b.phrase, b.words, b.slot);
              });
    hits.insert(hits.end(), walk.found.begin(), walk.found.end());
  }
}

void PhraseAutomaton::FindAt(const SymbolText& text, int phrase, int begin,
                             int end, std::vector<PhraseHit>& hits) const {
  const auto start = starts_.find(phrase);
  if (start == starts_.end()) return;
  Walk walk{*this, text, {begin, end}};
  walk.start = begin;
  walk.Push(start->second, begin, {});
  walk.Run();
  hits.insert(hits.end(), walk.found.begin(), walk.found.end());
}

bool PhraseAutomaton::Begins(
    int phrase, absl::FunctionRef<bool(int word, Symbol symbol)> has, int begin,
    int end) const {
  const auto start = starts_.find(phrase);
  if (start == starts_.end()) return false;
  // Step and word. None is taken twice, so the walk is bounded by the phrase.
  std::vector<std::pair<int, int>> states = {{start->second, begin}};
  const auto push = [&](int step, int word) {
    const std::pair<int, int> state(step, word);
    if (std::find(states.begin(), states.end(), state) == states.end()) {
      states.push_back(state);
    }
  };
  for (size_t i = 0; i < states.size(); ++i) {
    const auto [at, word] = states[i];
    const Step& step = steps_[static_cast<size_t>(at)];
    switch (step.kind) {
      case Step::Kind::kAccept:
        return true;
      case Step::Kind::kSplit:
        push(step.next, word);
        push(step.other, word);
        break;
      case Step::Kind::kAnyWord:
        if (word < end) push(step.next, word + 1);
        break;
      case Step::Kind::kSymbol:
        if (word < end && has(word, step.argument)) push(step.next, word + 1);
        break;
    }
  }
  return false;
}

}  // namespace claimcheck
