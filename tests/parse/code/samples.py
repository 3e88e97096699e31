"""One hand-made file a language, and what every tag in it belongs to. Ids from 90 up are decoys: in strings, in docstrings."""

# ruff: noqa: E501 - a table row reads better whole

from __future__ import annotations

from typing import NamedTuple


class Sample(NamedTuple):
    """A file, the owner of each of its tags (`file` for none), and its tests."""

    path: str
    text: str
    owners: dict[str, str]


PYTHON = Sample("src/gate.py", '''\
"""Holds back thin answers.

# spec: FR-90
"""
import re

# spec: FR-01
@cached(
    size=3,
)
@traced("# spec: FR-91")
def gate(results: list[str], bar: float = 0.75, sign: str = "):") -> dict[str, int]:
    """spec: FR-92"""
    # spec: FR-02
    text = "# spec: FR-93" + f'{"# spec: FR-94"}'
    long = """
# spec: FR-95
def decoy(): pass
"""
    def inner(one):
        return one  # spec: FR-03

    # spec: FR-04
    return {text: inner(long)}
    # spec: FR-05


LIMIT = 3  # spec: FR-06
# spec: FR-07

class Search(Base):
    # spec: FR-08

    async def run(self): ...

    limit: int = 3  # spec: FR-09
    # spec: FR-10
    table = {
        # spec: FR-11
        "a": 1,
    }

    @property
    # spec: FR-12
    def name(self) -> str:
        return self._name

    # spec: FR-13, EC-01 - both at once

# spec: FR-14
BARS: dict[str, int] = dict(
    a=1,
)
# spec-file: FR-15


def plain():
    if True:
        # spec: FR-16
        return re.compile(r"\\"# spec: FR-96")
''', {
    "FR-01": "gate", "FR-02": "gate", "FR-03": "gate.inner", "FR-04": "gate", "FR-05": "gate", "FR-06": "LIMIT",
    "FR-07": "Search", "FR-08": "Search.run", "FR-09": "Search.limit", "FR-10": "Search.table", "FR-11": "Search.table",
    "FR-12": "Search.name", "FR-13": "Search", "EC-01": "Search", "FR-14": "BARS", "FR-15": "file", "FR-16": "plain",
})  # fmt: skip

TYPESCRIPT = Sample("src/gate.ts", r"""
import { x } from "y"; // spec: FR-01
// spec: FR-02
export const gate = (a: { b: number }): { c: string } => {
  const s = `// spec: FR-90 ${`{`} // spec: FR-91`; // spec: FR-03
  if (/[{"`]/.test(s)) { return { c: "// spec: FR-92" }; }
  // spec: FR-04
  function inner<T extends { a: 1 }>(one: T) { return one }
  return { c: s };
};
/** spec: FR-05 */
@Injectable({ a: "}" })
export class Foo<T extends { a: 1 }> extends Bar {
  private x = 1; // spec: FR-06
  // spec: FR-07
  @Input({ required: true }) y: string;
  constructor(private readonly a: A = { b: 1 }) { super(); /* spec: FR-08 */ }
  // spec: FR-09
  async run(opts: { a: string; b?: number } = {}): Promise<{ b: number }> {
    // spec: FR-10
    return { b: 1 };
  }
  handle = async (e: Event) => {
    // spec: FR-11
  };
  /**
   * What it does.
   * spec: FR-12
   */
  get size(): number { return 1; }
}
// spec: FR-13
export interface Options { a: string; /* spec: FR-14 */ }
// spec: FR-15
export type Shape = { a: string } | string;
// spec: FR-16
export default function () { return 1; }
// spec: FR-17
enum Colour { Red }
// spec: FR-18
export const LIMITS = {
  a: 1, // spec: FR-19
};
namespace Deep {
  // spec: FR-20
  export abstract class Inner { abstract go(): void; }
}
""", {
    "FR-01": "file", "FR-02": "gate", "FR-03": "gate", "FR-04": "gate.inner", "FR-05": "Foo", "FR-06": "Foo.x", "FR-07": "Foo.y",
    "FR-08": "Foo.constructor", "FR-09": "Foo.run", "FR-10": "Foo.run", "FR-11": "Foo.handle", "FR-12": "Foo.size",
    "FR-13": "Options", "FR-14": "Options", "FR-15": "Shape", "FR-16": "default", "FR-17": "Colour", "FR-18": "LIMITS",
    "FR-19": "LIMITS", "FR-20": "Deep.Inner",
})  # fmt: skip

JAVASCRIPT = Sample("tests/gate.test.jsx", r"""
const { gate } = require("../gate");
const text = 'it\'s // spec: FR-90';
const path = a / b; // spec: FR-01
describe("Gate", () => {
  beforeEach(() => {
    // spec-test: FR-02
    reset();
  });
  // spec-test: FR-03
  test.each([[1, "("], [2, "{"]])("holds %s back", (n) => { expect(gate(n)).toBe(1); });
  it.skip('is "quiet"', async () => { /* spec: FR-04 */ });
  // spec: FR-05

  it(`names ${"// spec: FR-91"} it`, function () {
    assert.equal(gate(), /\/\/ spec: FR-92/);
  });
});
// spec: FR-06
export default class App extends React.Component {
  #state = {}; // spec: FR-07
  static async *load() { yield 1; } // spec: FR-08
  render() {
    // spec: FR-09
    return <p title="// spec: FR-93">Don't {/* spec: FR-10 */} stop</p>;
  }
}
// spec: FR-11
export const Card = React.memo(({ title }) => {
  return title;
});
// spec: FR-12
Gate.prototype.open = function () { return 1; };
// spec: FR-13
export async function* stream() {}
test("not a // spec: FR-94", () => expect(1).toBe(1)); // spec: FR-14
""", {
    "FR-01": "path", "FR-02": "Gate", "FR-03": "Gate > holds %s back", "FR-04": 'Gate > is "quiet"',
    "FR-05": 'Gate > names ${"// spec: FR-91"} it', "FR-06": "App", "FR-07": "App.#state", "FR-08": "App.load",
    "FR-09": "App.render", "FR-10": "App.render", "FR-11": "Card", "FR-12": "Gate.prototype.open", "FR-13": "stream",
    "FR-14": "not a // spec: FR-94",
})  # fmt: skip

GO = Sample("gate/gate_test.go", """\
// Package gate holds back thin answers.
// spec: FR-01
package gate

import "testing"

// spec: FR-02
const Limit = 3

const (
	// spec: FR-03
	High = 0.9
	Low  = 0.1 // spec: FR-04
)

// Gate keeps answers.
// spec: FR-05
type Gate struct {
	Bar float64 // spec: FR-06
}

// spec: FR-07
func (g *Gate) Open(opts struct{ A int }) interface{ Go() } {
	s := `// spec: FR-90
func decoy() {
`
	r := '"' // spec: FR-08
	_ = "// spec: FR-91"
	return nil
}

// spec: FR-09
func New[T any](bar T) (*Gate, error) { return nil, nil }

type (
	// spec: FR-10
	Opener interface {
		Open() error
	}
)

func TestGate(t *testing.T) {
	// spec: FR-11
	t.Run("thin answer", func(t *testing.T) {
		t.Fatal("no") // spec: FR-12
	})
}
// spec: FR-13
func (s Set[K]) Has(k K) bool {
	if k { return true }
	/* spec: FR-14 */
	return false
}
""", {
    "FR-01": "file", "FR-02": "Limit", "FR-03": "High", "FR-04": "Low", "FR-05": "Gate", "FR-06": "Gate", "FR-07": "Gate.Open",
    "FR-08": "Gate.Open", "FR-09": "New", "FR-10": "Opener", "FR-11": "TestGate > thin answer", "FR-12": "TestGate > thin answer",
    "FR-13": "Set.Has", "FR-14": "Set.Has",
})  # fmt: skip

RUST = Sample("src/gate.rs", r'''
//! spec: FR-01
use std::fmt;

// spec: FR-02
pub const LIMIT: usize = 3;

/// Keeps answers.
/// spec: FR-03
#[derive(Debug, Clone)]
#[serde(rename = "// spec: FR-90")]
pub struct Gate<'a, T: 'a> {
    bar: &'a T, // spec: FR-04
}

impl<'a, T> fmt::Display for Gate<'a, T> where T: Into<[u8; 3]> {
    // spec: FR-05
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let c = '"'; let d = '{'; // spec: FR-06
        let s = r#"// spec: FR-91 " { "#;
        let m = "two
lines // spec: FR-92 {";
        /* outer /* inner */ still a comment { */ // spec: FR-07
        write!(f, "}}")
    }
}

// spec: FR-08
pub(crate) async fn open<T>(bar: T) -> Result<T, ()> {
    let inner = |x: i32| { x }; // spec: FR-09
    Ok(bar)
}

// spec: FR-10
pub trait Opener { fn open(&self); /* spec: FR-11 */ }

// spec: FR-12
pub enum Kind { Thin, Thick }

// spec: FR-13
macro_rules! gate { ($x:expr) => { $x } }

#[cfg(test)]
mod tests {
    // spec: FR-14
    #[test]
    #[ignore]
    fn holds_back() { assert!(true); }

    #[tokio::test]
    async fn opens() {
        // spec: FR-15
        assert_eq!(1, 1);
    }
}
''', {
    "FR-01": "file", "FR-02": "LIMIT", "FR-03": "Gate", "FR-04": "Gate", "FR-05": "Gate.fmt", "FR-06": "Gate.fmt",
    "FR-07": "Gate.fmt", "FR-08": "open", "FR-09": "open", "FR-10": "Opener", "FR-11": "Opener", "FR-12": "Kind", "FR-13": "gate",
    "FR-14": "tests.holds_back", "FR-15": "tests.opens",
})  # fmt: skip

JAVA = Sample("src/Gate.java", r'''
package org.example; // spec: FR-01

/**
 * Keeps answers.
 * spec: FR-02
 */
@Component("// spec: FR-90")
public final class Gate<T extends Map<String, T>> implements Opener {
    private static final int LIMIT = 3; // spec: FR-03
    // spec: FR-04
    private final Map<String, List<T>> table = new HashMap<>() {{ put("{", null); }};
    char c = '"';
    String block = """
        // spec: FR-91 {
        """;

    // spec: FR-05
    public Gate(@Named({"a", "b"}) int bar) throws IOException {
        this.bar = bar; // spec: FR-06
    }

    // spec: FR-07
    @Override
    @SuppressWarnings({"unchecked", "raw"})
    protected <R> Map<String, R> open(List<? super R> one, int... rest) throws A, B {
        if (one.isEmpty()) { return null; }
        Runnable r = () -> { run(); }; // spec: FR-08
        // spec: FR-09
        for (int i = 0; i < 3; i++) { use(i); }
        return null;
    }

    // spec: FR-10
    abstract void close();

    static { init(); /* spec: FR-11 */ }

    enum Kind { THIN, THICK { void go() { } } } // spec: FR-12

    // spec: FR-13
    record Point(int x, int y) { int sum() { return x + y; /* spec: FR-14 */ } }
}

class GateTest {
    // spec: FR-15
    @Test
    void holdsBack() { assertThat(1).isEqualTo(1); }

    @Nested
    class Deep {
        @Disabled("later") @Test void opens() { } // spec: FR-16
    }
}
''', {
    "FR-01": "file", "FR-02": "Gate", "FR-03": "Gate.LIMIT", "FR-04": "Gate.table", "FR-05": "Gate.Gate", "FR-06": "Gate.Gate",
    "FR-07": "Gate.open", "FR-08": "Gate.open", "FR-09": "Gate.open", "FR-10": "Gate.close", "FR-11": "Gate", "FR-12": "Gate.Kind",
    "FR-13": "Gate.Point", "FR-14": "Gate.Point.sum", "FR-15": "GateTest.holdsBack", "FR-16": "GateTest.Deep.opens",
})  # fmt: skip

C = Sample("src/gate.c", r"""
/* spec: FR-01 */

#include <stdio.h>

// spec: FR-02
#define LIMIT 3

// spec: FR-03
struct gate {
    int bar; /* spec: FR-04 */
};

static const char *names[] = { "// spec: FR-90", "}" }; // spec: FR-05

// spec: FR-06
static inline int
open_gate(struct gate *g, int (*next)(int))
{
    char c = '{'; // spec: FR-07
    for (int i = 0; i < LIMIT; i++) { c++; }
    /* spec: FR-08 */
    return c;
}

#ifdef WIDE
int wide(int a) {
#else
int wide(long a) {
#endif
    return 1; // spec: FR-09
}

// spec: FR-10
int close_gate(struct gate *g);

// spec: FR-11
__attribute__((noinline)) void last(void) { puts("\" // spec: FR-91"); }

// spec: FR-12
enum kind { THIN, THICK };
""", {
    "FR-01": "file", "FR-02": "LIMIT", "FR-03": "gate", "FR-04": "gate", "FR-05": "names", "FR-06": "open_gate",
    "FR-07": "open_gate", "FR-08": "open_gate", "FR-09": "wide", "FR-10": "close_gate", "FR-11": "last", "FR-12": "kind",
})  # fmt: skip

CSHARP = Sample("src/Gate.cs", r'''
using System; // spec: FR-01

namespace Example.Gates
{
    // spec: FR-02
    [Serializable]
    public sealed class Gate<T> : IGate where T : class
    {
        private const int Limit = 3; // spec: FR-03

        // spec: FR-04
        public int Bar { get; set; } = 3;

        // spec: FR-05
        public int Twice => Bar * 2;

        // spec: FR-06
        public Gate(int bar) : base(bar)
        {
            var s = @"C:\"; var v = @"two
// spec: FR-90 {"; // spec: FR-07
            var i = $"{bar} {Name("}")} // spec: FR-91";
            var r = """// spec: FR-92 { """;
        }

        // spec: FR-08
        [HttpGet("{id}")]
        public async Task<List<int>> Open<R>(R one, int[] rest = null) where R : new()
        {
            if (one == null) { return null; }
            // spec: FR-09
            return await Task.Run(() => { return rest; });
        }

        // spec: FR-10
        int Sum(int a, int b) => a + b;
    }

    public class GateTests
    {
        // spec: FR-11
        [Fact(Skip = "later")]
        public void HoldsBack() { Assert.True(true); }

        [Theory, InlineData(1)] public void Opens(int one) { Assert.Equal(1, one); } // spec: FR-12
    }
}
''', {
    "FR-01": "file", "FR-02": "Gate", "FR-03": "Gate.Limit", "FR-04": "Gate.Bar", "FR-05": "Gate.Twice", "FR-06": "Gate.Gate",
    "FR-07": "Gate.Gate", "FR-08": "Gate.Open", "FR-09": "Gate.Open", "FR-10": "Gate.Sum", "FR-11": "GateTests.HoldsBack",
    "FR-12": "GateTests.Opens",
})  # fmt: skip

RUBY = Sample("lib/gate.rb", r"""
# spec: FR-01

require "set"

=begin
spec: FR-02
=end

# spec: FR-03
module Gates
  LIMIT = 3 # spec: FR-04

  # spec: FR-05
  class Gate < Base
    attr_reader :bar # spec: FR-06

    # spec: FR-07
    def open(one, *rest, &block)
      text = "#{one.map { |x| "# spec: FR-90" }} end"
      return if one.nil? # spec: FR-08
      rest.each do |r|
        # spec: FR-09
        puts r unless r.empty?
      end
      sql = <<~SQL.strip
        -- def decoy
        # spec: FR-91
        end
      SQL
      while rest.any? do
        rest.shift
      end
      x = if sql =~ /end # spec: FR-92/ then 1 else 2 end
      %w[do end def].each { |w| x += w.size }
    end

    def self.build = new # spec: FR-10

    private

    # spec: FR-11
    def close?; true; end
  end
end

# spec: FR-12
RSpec.describe Gates::Gate do
  # spec: FR-13
  it "holds back" do
    expect(1).to eq(1)
  end

  xit('opens') { expect(1).to eq(1) } # spec: FR-14
end

class GateTest < Minitest::Test
  def test_opens
    assert true # spec: FR-15
  end
end
""", {
    "FR-01": "file", "FR-02": "Gates", "FR-03": "Gates", "FR-04": "Gates.LIMIT", "FR-05": "Gates.Gate", "FR-06": "Gates.Gate.bar",
    "FR-07": "Gates.Gate.open", "FR-08": "Gates.Gate.open", "FR-09": "Gates.Gate.open", "FR-10": "Gates.Gate.build",
    "FR-11": "Gates.Gate.close?", "FR-12": "Gates::Gate", "FR-13": "Gates::Gate > holds back", "FR-14": "Gates::Gate > opens",
    "FR-15": "GateTest.test_opens",
})  # fmt: skip

KOTLIN = Sample("src/Gate.kt", r'''
package org.example // spec: FR-01

// spec: FR-02
const val LIMIT = 3

/**
 * spec: FR-03
 */
@Serializable
data class Gate(val bar: Double = 0.75, val next: (Int) -> Unit = { }) : Opener {
    // spec: FR-04
    val size: Int
        get() = 3

    // spec: FR-05
    @Throws(IOException::class)
    suspend fun <T : Any> open(one: List<T>, two: () -> Unit = {}): Map<String, T>? {
        val s = "${one.map { "// spec: FR-90 }" }} // spec: FR-91" // spec: FR-06
        val raw = """
            // spec: FR-92 {
        """
        /* outer /* inner */ { */ // spec: FR-07
        return null
    }

    // spec: FR-08
    fun twice() = bar * 2

    companion object {
        // spec: FR-09
        fun of(bar: Double): Gate =
            Gate(bar)
    }
}

// spec: FR-10
fun String.shout(): String = uppercase()

// spec: FR-11
object Single { fun go() { } }

// spec: FR-12
sealed interface Kind

class GateTest {
    // spec: FR-13
    @Test
    fun `holds back a thin answer`() {
        assertEquals(1, 1)
    }

    @Ignore @Test fun opens() { } // spec: FR-14
}
''', {
    "FR-01": "file", "FR-02": "LIMIT", "FR-03": "Gate", "FR-04": "Gate.size", "FR-05": "Gate.open", "FR-06": "Gate.open",
    "FR-07": "Gate.open", "FR-08": "Gate.twice", "FR-09": "Gate.of", "FR-10": "shout", "FR-11": "Single", "FR-12": "Kind",
    "FR-13": "GateTest.holds back a thin answer", "FR-14": "GateTest.opens",
})  # fmt: skip

SAMPLES = (PYTHON, TYPESCRIPT, JAVASCRIPT, GO, RUST, JAVA, C, CSHARP, RUBY, KOTLIN)
CPP = Sample("src/gate.cpp", r"""
// spec: FR-01
#include <vector>

namespace gates {

// spec: FR-02
template <typename T, int N = (1 > 0)>
class Gate : public Base<T> {
 public:
  // spec: FR-03
  explicit Gate(int bar) : bar_{bar}, next_(bar) { start(); }
  ~Gate() = default;
  // spec: FR-04
  bool operator==(const Gate& other) const { return true; }
 private:
  int bar_{3};  // spec: FR-05
};

// spec: FR-06
template <typename T, int N>
std::vector<T> Gate<T, N>::open(const std::string& s) const noexcept {
  auto raw = R"x(// spec: FR-90 } )x";
  auto big = 1'000'000;  // spec: FR-07
  return {};
}

}  // namespace gates

// spec: FR-08
TEST_F(GateTest, HoldsBack) {
  EXPECT_EQ(1, 1);
}
""", {
    "FR-01": "file", "FR-02": "Gate", "FR-03": "Gate.Gate", "FR-04": "Gate.operator==", "FR-05": "Gate.bar_", "FR-06": "open",
    "FR-07": "open", "FR-08": "GateTest.HoldsBack",
})  # fmt: skip

SWIFT = Sample("Sources/Gate.swift", r"""
import Foundation // spec: FR-01

// spec: FR-02
@MainActor
public struct Gate<T: Comparable> where T: Sendable {
    let bar: Double = 0.75 // spec: FR-03

    // spec: FR-04
    public init(bar: Double) { self.bar = bar }

    /// spec: FR-05
    @discardableResult
    func open(_ one: [T], next: () -> Void = { }) async throws -> [String: T] {
        let s = "\(one.map { "// spec: FR-90 }" }) // spec: FR-91" // spec: FR-06
        let r = #"// spec: FR-92 " {"#
        return [:]
    }
}

// spec: FR-07
extension Gate: Opener { func close() { } }

final class GateTests: XCTestCase {
    // spec: FR-08
    func testHoldsBack() { XCTAssertEqual(1, 1) }
}
""", {
    "FR-01": "file", "FR-02": "Gate", "FR-03": "Gate.bar", "FR-04": "Gate.init", "FR-05": "Gate.open", "FR-06": "Gate.open",
    "FR-07": "Gate", "FR-08": "GateTests.testHoldsBack",
})  # fmt: skip

PHP = Sample("src/Gate.php", r"""
<html lang="en">Don't { // spec: FR-90
<?php
// spec: FR-01

namespace Example;

use Other;

// spec: FR-02
#[Attribute]
final class Gate extends Base
{
    private const LIMIT = 3; // spec: FR-03

    # spec: FR-04
    public function open(array $one = [], ?int $bar = null): ?array
    {
        $s = "// spec: FR-91 {$one['}']}"; // spec: FR-05
        $t = <<<EOT
        // spec: FR-92 {
        EOT;
        return null;
    }
}

// spec: FR-06
function gate(int $bar): bool { return true; }

// spec: FR-07
it('holds back', function () {
    expect(1)->toBe(1);
});
""", {
    "FR-01": "file", "FR-02": "Gate", "FR-03": "Gate.LIMIT", "FR-04": "Gate.open", "FR-05": "Gate.open", "FR-06": "gate",
    "FR-07": "holds back",
})  # fmt: skip

SCALA = Sample("src/Gate.scala", r"""
package example // spec: FR-01

// spec: FR-02
case class Gate(bar: Double = 0.75) extends Opener {
  // spec: FR-03
  val limit = 3

  // spec: FR-04
  def open[T](one: List[T])(implicit c: C): Map[String, T] = {
    val s = s"${one.map { x => "// spec: FR-90 }" }}" // spec: FR-05
    Map.empty
  }

  // spec: FR-06
  def twice: Double = bar * 2
}

// spec: FR-07
object Gate { def apply(): Gate = new Gate }
""", {
    "FR-01": "file", "FR-02": "Gate", "FR-03": "Gate.limit", "FR-04": "Gate.open", "FR-05": "Gate.open", "FR-06": "Gate.twice",
    "FR-07": "Gate",
})  # fmt: skip

DART = Sample("lib/gate.dart", r"""
import 'dart:io'; // spec: FR-01

// spec: FR-02
@immutable
class Gate<T> extends Base with Mixed {
  final double bar = 0.75; // spec: FR-03

  // spec: FR-04
  Gate({required this.size, int other = 3}) : super() { start(); }

  // spec: FR-05
  Future<List<T>> open(List<T> one, {bool wide = false}) async {
    var s = "${one.map((x) => "// spec: FR-90 }")}"; // spec: FR-06
    return one;
  }

  // spec: FR-07
  double twice() => bar * 2;
}

// spec: FR-08
void main() {
  // spec: FR-09
  test('holds back', () {
    expect(1, 1);
  });
}
""", {
    "FR-01": "file", "FR-02": "Gate", "FR-03": "Gate.bar", "FR-04": "Gate.Gate", "FR-05": "Gate.open", "FR-06": "Gate.open",
    "FR-07": "Gate.twice", "FR-08": "main", "FR-09": "main > holds back",
})  # fmt: skip

LUA = Sample("src/gate.lua", r"""
-- spec: FR-01

local M = {}

-- spec: FR-02
function M.open(one)
  local s = "-- spec: FR-90 end"
  if one then return end -- spec: FR-03
  for _, v in ipairs(one) do
    -- spec: FR-04
    print(v)
  end
  local t = [[
-- spec: FR-91
end ]]
end

--[[ spec: FR-05 ]]
local function close() end

-- spec: FR-06
M.limit = 3
""", {
    "FR-01": "M", "FR-02": "M.open", "FR-03": "M.open", "FR-04": "M.open", "FR-05": "close", "FR-06": "M.limit",
})  # fmt: skip

ELIXIR = Sample("lib/gate.ex", r"""
# spec: FR-01
defmodule Example.Gate do
  # spec: FR-02
  @limit 3

  # spec: FR-03
  def open(one, bar \\ nil) do
    s = "#{Enum.map(one, fn x -> "# spec: FR-90 end" end)}" # spec: FR-04
    if one do
      # spec: FR-05
      s
    end
  end

  # spec: FR-06
  defp close(_), do: :ok
end

defmodule Example.GateTest do
  # spec: FR-07
  test "holds back", %{one: one} do
    assert one
  end
end
""", {
    "FR-01": "Example.Gate", "FR-02": "Example.Gate.limit", "FR-03": "Example.Gate.open", "FR-04": "Example.Gate.open",
    "FR-05": "Example.Gate.open", "FR-06": "Example.Gate.close", "FR-07": "Example.GateTest > holds back",
})  # fmt: skip

MORE = (CPP, SWIFT, PHP, SCALA, DART, LUA, ELIXIR)
