using Swarm.Core.Plans;

namespace Swarm.Core.Tests.Plans;

public sealed class TouchTests
{
    [Theory]
    [InlineData("src", "src", true)]
    [InlineData("src/", "src/a/b", true)]
    [InlineData("./src", "src/a", true)]
    [InlineData("src", "srcs", false)]
    [InlineData("src/a", "src", false)]
    [InlineData("src", "Src/a", false)]
    public void A_folder_covers_what_is_below_it(string touch, string path, bool covered) => Touch.Covers(touch, path).ShouldBe(covered);

    [Theory]
    [InlineData("a/b", "a", true)]
    [InlineData("a", "a/b", true)]
    [InlineData("a/b", "a/c", false)]
    public void Overlap_goes_both_ways(string one, string other, bool overlap)
    {
        Touch.Overlap(one, other).ShouldBe(overlap);
        Touch.Overlap(other, one).ShouldBe(overlap);
    }
}
