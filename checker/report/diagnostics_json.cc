#include "checker/report/diagnostics_json.h"

#include <algorithm>

#include "checker/report/json_parts.h"

namespace claimcheck {
namespace {

using Json = nlohmann::ordered_json;

void AddSpan(const TextFile& file, Span span, Json& out) {
  const LineColumn begin =
      file.LineColumnAt(std::clamp(span.begin, 0, file.size()));
  const LineColumn end =
      file.LineColumnAt(std::clamp(span.end, 0, file.size()));
  out["file"] = file.name();
  out["line"] = begin.line;
  out["column"] = begin.column;
  out["end_line"] = end.line;
  out["end_column"] = end.column;
}

Json NoteJson(const DiagnosticNote& note, const TextFilePtr& file) {
  Json out;
  AddSpan(note.file ? *note.file : *file, note.span, out);
  out["message"] = note.message;
  return out;
}

Json DiagnosticJson(const Diagnostic& diagnostic) {
  Json out;
  out["code"] = DiagnosticCode(diagnostic.kind);
  out["severity"] = SeverityName(diagnostic.severity);
  AddSpan(*diagnostic.file, diagnostic.span, out);
  out["message"] = diagnostic.message;
  if (!diagnostic.suggestion.empty()) {
    out["suggestion"] = diagnostic.suggestion;
  }
  if (diagnostic.fix) {
    out["fix"] = {{"begin", diagnostic.fix->span.begin},
                  {"end", diagnostic.fix->span.end},
                  {"text", diagnostic.fix->text}};
  }
  out["notes"] = ArrayOf(diagnostic.notes, [&](const DiagnosticNote& note) {
    return NoteJson(note, diagnostic.file);
  });
  return out;
}

}  // namespace

std::string RenderDiagnosticsJson(const std::vector<Diagnostic>& diagnostics) {
  const Json out = {{"diagnostics", ArrayOf(diagnostics, DiagnosticJson)}};
  return out.dump(2) + "\n";
}

}  // namespace claimcheck
