namespace Swarm.Git.Tests;

public sealed class LinkRuleTests
{
    [Theory]
    [InlineData("a", "b", true)]
    [InlineData("x/y/a", "../../b/c", true)]
    [InlineData("x/a", "./../b", true)]
    [InlineData("a", "..", false)]
    [InlineData("x/a", "../../b", false)]
    [InlineData("x/a", "/etc/passwd", false)]
    [InlineData("x/y/a", "d/../../..", false)]
    [InlineData("a", ".git/config", false)]
    [InlineData("a", "", false)]
    public void A_link_stays_inside_or_not(string path, string target, bool inside) =>
        LinkRule.StaysInside(path, target).ShouldBe(inside);
}
