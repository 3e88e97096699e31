"""From a spec to design, tasks, prompts and the documents that others need."""
