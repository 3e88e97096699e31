"""Other tools' formats: spec-kit, OpenSpec, Kiro, Gherkin, CSV, Markdown and ReqIF."""
