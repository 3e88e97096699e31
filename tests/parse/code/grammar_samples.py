"""One hand-made file for each language that only a grammar knows, and what every tag in it belongs to (`none`: nothing)."""

from __future__ import annotations

from tests.parse.code.samples import Sample

SOLIDITY = Sample("src/Vault.sol", '''\
pragma solidity ^0.8.0;

// spec: FR-01
contract Vault {
    // spec: FR-02
    uint256 public limit = 3;
    string note = "// spec: FR-90";

    /// @notice Pays out.
    /// spec: FR-03
    function pay(uint256 sum) public returns (uint256) {
        require(sum < limit); // spec: FR-04
        // spec: FR-05
        return sum;
    }

    // spec: FR-06
    modifier onlyOpen() { _; }

    event Paid(uint256 sum); // spec: FR-07

    // spec: FR-08
    constructor() {}

    // spec: FR-09
    function pay(address to) external {}
}

// spec: FR-10
interface Till { function shut() external; }

// spec: FR-11



error TooMuch(uint256 sum);
''', {
    "FR-01": "Vault", "FR-02": "Vault.limit", "FR-03": "Vault.pay", "FR-04": "Vault.pay", "FR-05": "Vault.pay",
    "FR-06": "Vault.onlyOpen", "FR-07": "Vault.Paid", "FR-08": "Vault.constructor", "FR-09": "Vault.pay", "FR-10": "Till",
    "FR-11": "none",
})  # fmt: skip
HASKELL = Sample("src/Gate.hs", '''\
module Gate where

-- spec: FR-01
gate :: Int -> Int
gate 0 = 2 -- spec: FR-02
gate x = x + bar
  where
    -- spec: FR-03
    bar = 3

note = "-- spec: FR-90"

{- spec: FR-04 -}
data Sort = Weak | Strong

-- | How thin an answer may be.
-- spec: FR-05
limit :: Int
limit = 4

-- spec: FR-06
class Answer a where
  -- spec: FR-07
  score :: a -> Int

-- spec: FR-08
instance Answer Int where
  score = id -- spec: FR-09
''', {
    "FR-01": "gate", "FR-02": "gate", "FR-03": "gate.bar", "FR-04": "Sort", "FR-05": "limit", "FR-06": "Answer",
    "FR-07": "Answer.score", "FR-08": "Answer Int", "FR-09": "Answer Int.score",
})  # fmt: skip
TERRAFORM = Sample("infra/logs.tf", '''\
# spec: FR-01
resource "aws_s3_bucket" "logs" {
  bucket = "x # spec: FR-90"
  lifecycle_rule {
    # spec: FR-02
    days = 30
  }
  lifecycle_rule {
    days = 90 # spec: FR-03
    # spec: FR-04
  }
}

/* spec: FR-05 */
variable "region" { default = "eu" }
''', {
    "FR-01": "resource.aws_s3_bucket.logs", "FR-02": "resource.aws_s3_bucket.logs.lifecycle_rule.days",
    "FR-03": "resource.aws_s3_bucket.logs.lifecycle_rule.days", "FR-04": "resource.aws_s3_bucket.logs.lifecycle_rule",
    "FR-05": "variable.region",
})  # fmt: skip
NIX = Sample("gate.nix", '''\
{ lib, ... }:
let
  # spec: FR-01
  gate = answers: let least = 3; in lib.take least answers; # spec: FR-02
  note = "# spec: FR-90";
in {
  # spec: FR-03
  services.web.enable = true;
  inner = {
    # spec: FR-04
    port = 80;
  };
}
''', {"FR-01": "gate", "FR-02": "gate", "FR-03": "services.web.enable", "FR-04": "inner.port"})  # fmt: skip
BASH = Sample("bin/gate.sh", '''\
#!/bin/bash

# spec: FR-01
gate() {
  local least=3 # spec: FR-02
  # spec: FR-03
  echo "# spec: FR-90"
}

# spec: FR-04
function other {
  gate
}

# spec: FR-05
LIMIT=3
other # spec: FR-06
''', {"FR-01": "gate", "FR-02": "gate", "FR-03": "gate", "FR-04": "other", "FR-05": "LIMIT", "FR-06": "none"})  # fmt: skip
SAMPLES = (SOLIDITY, HASKELL, TERRAFORM, NIX, BASH)
