using Swarm.Core.Plans;

namespace Swarm.Core.Tests.Plans;

public sealed class TouchSetTests
{
    private static readonly string[] Parts = ["a", "b", "ab", "a.b"];

    [Fact]
    public void It_says_of_every_path_what_the_comparison_of_pairs_says()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            string[] held = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Path(random))];
            var set = new TouchSet(held);
            var asked = Path(random);
            set.Meets(asked).ShouldBe(held.Any(each => Touch.Overlap(each, asked)), $"{string.Join(' ', held)} and {asked}");
        }
    }

    private static string Path(Random random) =>
        (random.Next(4) == 0 ? "./" : "") + string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Parts[random.Next(Parts.Length)])) + (random.Next(4) == 0 ? "/" : "");
}
