// A small report made by hand: three sources on the opening of a bridge, five
// claims of different kinds, all seven stances.

#ifndef TESTS_REPORT_SAMPLE_REPORT_H_
#define TESTS_REPORT_SAMPLE_REPORT_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/verdict/report.h"

namespace claimcheck {

struct Sample {
  Report report;
  std::vector<std::unique_ptr<Source>> sources;

  std::vector<const Source*> SourcePointers() const;
  Cell& At(int claim, int source);
};

Sample MakeSample();

// The first (or `nth`) place of `words` in the file, which must have it.
Evidence PlaceOf(const TextFile& file, std::string_view words, int nth = 1);

}  // namespace claimcheck

#endif  // TESTS_REPORT_SAMPLE_REPORT_H_
