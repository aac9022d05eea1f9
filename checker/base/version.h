// Which program this is, for reports and for what is passed between programs.

#ifndef CHECKER_BASE_VERSION_H_
#define CHECKER_BASE_VERSION_H_

namespace claimcheck {

inline constexpr char kEngine[] = "claimcheck 0.1.0";

}  // namespace claimcheck

#endif  // CHECKER_BASE_VERSION_H_
