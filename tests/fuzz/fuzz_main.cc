// libFuzzer's entry: CLAIMCHECK_FUZZ_TARGET names the target (see targets.h).
//
// Source: https://llvm.org/docs/LibFuzzer.html

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/targets.h"

namespace {

const claimcheck::fuzz::Target* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  const char* name = std::getenv("CLAIMCHECK_FUZZ_TARGET");
  chosen = name == nullptr ? nullptr : claimcheck::fuzz::FindTarget(name);
  if (chosen != nullptr) return 0;
  std::fputs("CLAIMCHECK_FUZZ_TARGET must be one of:\n", stderr);
  for (const auto& target : claimcheck::fuzz::Targets()) {
    std::fprintf(stderr, "  %-12s %s\n", target.name, target.what);
  }
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  chosen->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
