using System.Text;
using Swarm.Bot.Settings;

namespace Swarm.Bot.Tests.Settings;

public sealed class SettingsSyntaxTests
{
    [Theory]
    [InlineData("label: x\nbase: 'main\n", 2, 7)]
    [InlineData("label: x\nautonomy: @full\n", 2, 11)]
    [InlineData("label: x\n  base: y\n", 2, 7)]
    [InlineData("schedule: { total: 4\n", 2, 1)]
    [InlineData("schedule: [1, 2\nlabel: x\n", 2, 1)]
    public void What_is_not_yaml_is_refused_at_its_place(string yaml, int line, int column)
    {
        var reading = RepositorySettingsReader.Read(yaml);

        var fault = reading.Faults.ShouldHaveSingleItem();
        fault.Text.ShouldStartWith("This is not YAML.");
        (fault.Line, fault.Column).ShouldBe((line, column));
        reading.Settings.Label.ShouldBe("swarm");
    }

    [Fact]
    public void Every_duplicate_key_is_named_with_its_first_line()
    {
        var reading = RepositorySettingsReader.Read("label: a\nlabel: b\nbudget:\n  dayUsd: 1\n  dayUsd: 2\nlabel: c\n");

        reading.Faults.Select(fault => fault.ToString()).ShouldBe([
            ".github/swarm.yml:2:1: Key 'label' stands here again, first on line 1. Keep one of them.",
            ".github/swarm.yml:5:3: Key 'dayUsd' stands here again, first on line 4. Keep one of them.",
            ".github/swarm.yml:6:1: Key 'label' stands here again, first on line 1. Keep one of them.",
        ]);
        reading.Settings.Label.ShouldBe("a");
    }

    [Fact]
    public void Anchors_and_aliases_are_refused_and_never_expanded()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");

        var faults = RepositorySettingsReader.Read(bomb.ToString()).Faults;

        faults.Count(fault => fault.Text.StartsWith("Anchor '&a", StringComparison.Ordinal)).ShouldBe(12);
        faults.Count(fault => fault.Text.StartsWith("Alias '*a", StringComparison.Ordinal)).ShouldBe(99);
    }

    [Fact]
    public void An_alias_without_an_anchor_is_refused_at_its_place() =>
        RepositorySettingsReader.Read("label: *nope\n").Faults.ShouldHaveSingleItem().ToString()
            .ShouldBe(".github/swarm.yml:1:8: Alias '*nope' is not allowed. Write the value out.");

    [Theory]
    [InlineData("label: !!str x\n", "1:8: Tags (a word that begins with '!') are not allowed. Remove the tag.")]
    [InlineData("label: x\n---\nbase: y\n", "2:1: A second document begins here. Keep one document; remove the line '---' and what belongs to it.")]
    [InlineData("? [a]\n: b\n", "1:3: A key must be one word. Write 'key: value'.")]
    [InlineData("label: x\0\nbudget: { trackUsd: 1 }\n", "1:9: Character U+0000 is not allowed. Remove it.")]
    [InlineData("label: x\nbase: \u001by\n", "2:7: Character U+001B is not allowed. Remove it.")]
    [InlineData("# a\u2028b\nlabel: x\n", "1:4: Character U+2028 is not allowed. Remove it.")]
    public void Unwanted_parts_of_yaml_are_refused(string yaml, string expected) =>
        RepositorySettingsReader.Read(yaml).Faults.ShouldHaveSingleItem().ToString().ShouldBe($".github/swarm.yml:{expected}");

    [Fact]
    public void A_file_above_64_KiB_is_refused_and_one_of_that_size_is_read()
    {
        const int Most = 64 * 1024;
        var start = "label: go\n#";

        RepositorySettingsReader.Read(start + new string('x', Most - start.Length)).Settings.Label.ShouldBe("go");

        var reading = RepositorySettingsReader.Read(start + new string('ä', (Most - start.Length) / 2 + 1));
        reading.Faults.ShouldHaveSingleItem().Text.ShouldBe($"The file is {Most + 1} bytes long; {Most} are allowed.");
        reading.Settings.Label.ShouldBe("swarm");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("? - ")]
    public void Deep_nesting_is_refused_without_a_deep_stack(string piece)
    {
        var yaml = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));

        RepositorySettingsReader.Read(yaml).Faults.ShouldHaveSingleItem().Text.ShouldStartWith("This is not YAML.");
    }
}
