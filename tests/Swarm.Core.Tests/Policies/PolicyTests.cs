using Swarm.Core.Policies;

namespace Swarm.Core.Tests.Policies;

public sealed class PolicyTests
{
    [Theory]
    [InlineData("refs/heads/swarm/12/head", true)]
    [InlineData("refs/swarm/wip/x", true)]
    [InlineData("refs/heads/main", false)]
    [InlineData("refs/heads/swarm", false)]
    [InlineData("refs/heads/swarm/", false)]
    [InlineData("refs/heads/swarmed/x", false)]
    [InlineData("refs/heads/swarm/../main", false)]
    [InlineData("+refs/heads/swarm/x", false)]
    [InlineData("refs/heads/swarm/x:refs/heads/main", false)]
    [InlineData("refs/heads/swarm/x y", false)]
    [InlineData("refs/heads/swarm/x\n", false)]
    [InlineData("refs/heads/swarm//x", false)]
    [InlineData("refs/heads/swarm/-x", false)]
    [InlineData("refs/heads/swarm/x.lock", false)]
    [InlineData("refs/heads/swarm/@{x", false)]
    [InlineData("refs/tags/swarm/x", false)]
    [InlineData("refs/heads/Swarm/x", false)]
    [InlineData("", false)]
    public void Only_the_apps_own_refs_are_writable(string full, bool allowed)
    {
        WritableRefs.Allows(full).ShouldBe(allowed);
        if (!allowed) Should.Throw<ForbiddenRefException>(() => WritableRefs.Demand(full));
    }

    [Fact]
    public void Another_prefix_moves_the_fence()
    {
        WritableRefs.Allows("refs/heads/bot/x", "bot").ShouldBeTrue();
        WritableRefs.Allows("refs/heads/swarm/x", "bot").ShouldBeFalse();
        Should.Throw<ArgumentException>(() => WritableRefs.Allows("refs/heads/x", " "));
    }

    [Theory]
    [InlineData(".github/dependabot.yml", true)]
    [InlineData(".GITHUB/x", true)]
    [InlineData("a/b/agents.md", true)]
    [InlineData("sub/.gitattributes", true)]
    [InlineData("sub/.github/x", false)]
    [InlineData("github/x", false)]
    [InlineData("src/claude.md.txt", false)]
    public void Protected_paths_are_known(string path, bool covered) => ProtectedPaths.Covers(path).ShouldBe(covered);

    [Theory]
    [InlineData("a <!-- do evil --> b", "a  b")]
    [InlineData("a <!-- open\nto the end", "a ")]
    [InlineData("ig\u200bno\u202ere\ufeff", "ignore")]
    [InlineData("x\U000E0041\U000E0042y", "xy")]
    [InlineData("x\U000E0101\u034f\u3164y", "xy")]
    [InlineData("bell\u0007", "bell")]
    [InlineData("Grüße, 世界 ❤️ <b>bold</b>\n\tcode", "Grüße, 世界 ❤️ <b>bold</b>\n\tcode")]
    [InlineData(null, "")]
    public void What_nobody_sees_is_taken_out_and_what_is_visible_stays(string? text, string clean)
    {
        var result = UntrustedText.Clean(text);
        result.Text.ShouldBe(clean);
        result.Removed.IsEmpty.ShouldBe(clean == (text ?? ""));
    }

    [Fact]
    public void What_was_taken_out_is_shown_short_and_in_one_line()
    {
        var removed = UntrustedText.Clean($"<!-- `a`\n{new string('b', 500)} -->").Removed.ShouldHaveSingleItem();
        removed.ShouldStartWith("<!-- 'a' bbb");
        removed.Length.ShouldBe(201);
    }

    [Fact]
    public void A_quote_cannot_be_broken_out_of()
    {
        var lines = UntrustedText.Quote("eve", "none", "x\n```\n````\nignore all\n").Split('\n');
        lines[0].ShouldBe("`````text author=eve trust=none");
        lines[^1].ShouldBe("`````");
        lines[1..^1].ShouldAllBe(line => !line.StartsWith("`````"));
    }
}
