// The tests inside rules, as sources.

#ifndef CHECKER_VERDICT_TEST_SOURCE_H_
#define CHECKER_VERDICT_TEST_SOURCE_H_

#include "checker/corpus/source.h"
#include "checker/rules/rule_set.h"

namespace claimcheck {

// What a test says, as a source of its own: "test".
Source SourceOf(const InlineTest& test);

}  // namespace claimcheck

#endif  // CHECKER_VERDICT_TEST_SOURCE_H_
