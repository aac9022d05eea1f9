// Evidence as W3C web annotations, for tools that show notes beside a text.

#ifndef CHECKER_REPORT_WEB_ANNOTATION_H_
#define CHECKER_REPORT_WEB_ANNOTATION_H_

#include <string>
#include <vector>

#include "checker/corpus/source.h"
#include "checker/verdict/report.h"

namespace claimcheck {

// An AnnotationPage with an annotation for each piece of evidence and for each
// omission, where the subject is raised. `sources` are those of the report, in
// any order; one that is missing gets quotations without what is around them.
//
// Shape:  a target is the file by its path, with a TextQuoteSelector (`exact`,
//         `prefix` and `suffix` as the text reads without mark-up), a
//         DataPositionSelector, and, where all of the file is the text, a
//         TextPositionSelector; and the source's URL, if it has one, with the
//         quotation alone, since that page need not be this file.
// Units:  text positions and the 32 of prefix and suffix in code points, a byte
//         order mark not counted; data positions in bytes of the file.
// Source: W3C Web Annotation Data Model, 2017-02-23.
std::string RenderWebAnnotation(const Report& report,
                                const std::vector<const Source*>& sources);

}  // namespace claimcheck

#endif  // CHECKER_REPORT_WEB_ANNOTATION_H_
