using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Swarm.Core.Documents;

namespace Swarm.Core.Tests.Documents;

public sealed class BodyPartsTests
{
    private const int Most = BodyParts.Shortest;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parts_together_are_the_text_and_each_is_short_and_whole(int seed)
    {
        var text = new RandomMarkdown(seed).Write(20_000 + (seed * 400));

        var parts = BodyParts.Split(text, Most);

        string.Concat(parts.Select(part => part.Content)).ShouldBe(text);
        parts.Length.ShouldBeGreaterThan(2);
        foreach (var part in parts)
        {
            part.Text.Length.ShouldBeLessThanOrEqualTo(Most);
            part.Content.ShouldNotBeEmpty();
            Blocks(part.Text).ShouldAllBe(block => block.ClosingFencedCharCount > 0);
            Count(part.Text, "<details><summary>").ShouldBe(Count(part.Text, "\n</details>\n"));
            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part.Text)).ShouldBe(part.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Code_stays_code_and_loses_no_line(int seed)
    {
        var text = new RandomMarkdown(seed).Write(30_000);

        var parts = BodyParts.Split(text, Most);

        Code(parts.SelectMany(part => Blocks(part.Text))).ShouldBe(Code(Blocks(text)));
    }

    [Fact]
    public void A_text_that_fits_is_one_part_as_it_is()
    {
        var part = BodyParts.Split("# Title\n\n```\ncode\n```\n", BodyLimits.Body).ShouldHaveSingleItem();

        part.Text.ShouldBe("# Title\n\n```\ncode\n```\n");
        BodyParts.Split("", Most).ShouldHaveSingleItem().Text.ShouldBe("");
    }

    [Theory]
    [InlineData("```", "cs")]
    [InlineData("~~~~~", "diff title=\"x\"")]
    public void A_block_open_at_the_cut_is_closed_and_opened_again_with_its_info(string mark, string info)
    {
        var parts = BodyParts.Split($"{mark}{info}\n{Repeat("line of code\n", 2000)}{mark}\n", Most);

        parts[0].Closing.ShouldBe(mark + "\n");
        parts[1].Opening.ShouldBe($"{mark}{info}\n");
        parts[^1].Closing.ShouldBe("");
    }

    [Fact]
    public void A_table_goes_on_with_its_header()
    {
        var parts = BodyParts.Split("Before.\n\n| a | b |\n|---|---|\n" + Repeat("| one | two |\n", 2000), Most);

        parts.Skip(1).ShouldAllBe(part => part.Opening == "| a | b |\n|---|---|\n");
    }

    [Fact]
    public void A_fold_open_at_the_cut_is_closed_and_opened_again_around_the_code()
    {
        var parts = BodyParts.Split("<details><summary>Log</summary>\n\n```text\n" + Repeat("line\n", 4000) + "```\n\n</details>\n", Most);

        parts[0].Closing.ShouldBe("```\n\n</details>\n");
        parts[1].Opening.ShouldBe("<details><summary>continued</summary>\n\n```text\n");
        parts[^1].Closing.ShouldBe("");
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("🇩🇪")]
    [InlineData("e\u0301\u0323")]
    [InlineData("𝒳")]
    public void No_character_is_cut_in_two(string character)
    {
        var parts = BodyParts.Split("x" + Repeat(character, 5000), Most);

        var whole = StringInfo.ParseCombiningCharacters("x" + Repeat(character, 5000)).Length;
        parts.Sum(part => StringInfo.ParseCombiningCharacters(part.Content).Length).ShouldBe(whole);
    }

    [Theory]
    [InlineData("`", 50_000)]
    [InlineData("~", 9_000)]
    [InlineData("<details>", 5_000)]
    [InlineData("<details>\n", 5_000)]
    [InlineData("| a |\n|---|\n", 5_000)]
    [InlineData("e\u0301", 1)]
    [InlineData("\u0301", 40_000)]
    [InlineData("\n", 40_000)]
    [InlineData("```\n", 9_000)]
    [InlineData("|-", 20_000)]
    public void What_nobody_would_write_keeps_the_length_and_the_text(string piece, int times)
    {
        var text = Repeat(piece, times);

        var parts = BodyParts.Split(text, Most);

        string.Concat(parts.Select(part => part.Content)).ShouldBe(text);
        parts.ShouldAllBe(part => part.Text.Length <= Most);
    }

    [Fact]
    public void A_text_for_one_place_is_cut_with_a_note_that_says_so()
    {
        var text = "```\n" + Repeat("日本語 line\n", 9000) + "```\n";

        var cut = Shortened.Markdown(text, BodyLimits.CheckBytes, "The whole is here.");

        Encoding.UTF8.GetByteCount(cut).ShouldBeInRange(BodyLimits.CheckBytes * 8 / 10, BodyLimits.CheckBytes);
        cut.ShouldEndWith(" characters left out. The whole is here.");
        Blocks(cut).ShouldAllBe(block => block.ClosingFencedCharCount > 0);
        Shortened.Markdown("short", BodyLimits.CheckBytes, "").ShouldBe("short");
    }

    [Fact]
    public void A_title_is_cut_between_characters_and_says_how_much_is_missing()
    {
        var cut = Shortened.Line(Repeat("🇩🇪", 100), BodyLimits.CheckTitle);

        cut.Length.ShouldBeInRange(240, BodyLimits.CheckTitle);
        cut.ShouldEndWith(" … shortened, 184 characters left out.");
        Shortened.Line("short", BodyLimits.CheckTitle).ShouldBe("short");
    }

    private static IEnumerable<FencedCodeBlock> Blocks(string text) => Markdown.Parse(text).Descendants<FencedCodeBlock>();

    private static string Code(IEnumerable<FencedCodeBlock> blocks) =>
        string.Concat(blocks.Select(block => string.Concat(block.Lines.Lines.Take(block.Lines.Count).Select(line => line.ToString().Trim()))));

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static int Count(string text, string piece) => text.Split(piece).Length - 1;
}
