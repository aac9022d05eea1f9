// Runs rules on sources inside a test, as the program would.

#ifndef TESTS_SUPPORT_RUN_H_
#define TESTS_SUPPORT_RUN_H_

#include <memory>
#include <string>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/rules/rule_set.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// A source of plain text. `published` is as in a manifest, "" for none.
Source TextSource(const std::string& id, const std::string& text,
                  const std::string& published = "",
                  const std::string& voice = "author");

// Reads rules from text. Fails the test, with all diagnostics, on any error.
RuleSet RulesFrom(const std::string& yaml);

// Reads the rules of a file under the project's root.
RuleSet RulesAt(const std::string& path);

// A report and what it refers to.
struct CheckRun {
  RuleSet rules;
  std::vector<Source> sources;
  Report report;

  // The cell of a claim and a source, by id; fails the test if there is none.
  const Cell& At(const std::string& claim, const std::string& source) const;
};

std::unique_ptr<CheckRun> Check(RuleSet rules, std::vector<Source> sources);

// "agree [coarser, inferred] (jalali: agree)": a cell in one line; voices
// other than the source's own only.
std::string Describe(const Cell& cell);

}  // namespace claimcheck

#endif  // TESTS_SUPPORT_RUN_H_
