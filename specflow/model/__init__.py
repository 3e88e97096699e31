"""The values: what a spec, a finding and a workspace are. Nothing here touches the outside world."""
