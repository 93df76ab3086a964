using Swarm.Bot.Coordination;

namespace Swarm.Bot.Tests.Coordination;

public sealed class NewestVersionsTests
{
    [Fact]
    public void An_older_version_and_the_same_again_are_no_news()
    {
        var versions = new NewestVersions(3);

        versions.IsNews("a", 2).ShouldBeTrue();
        versions.IsNews("a", 2).ShouldBeFalse();
        versions.IsNews("a", 1).ShouldBeFalse();
        versions.IsNews("b", 1).ShouldBeTrue();
        versions.IsNews("a", 3).ShouldBeTrue();
    }

    [Fact]
    public void The_last_tracks_are_remembered_and_of_any_number_no_more_than_twice_as_many()
    {
        var versions = new NewestVersions(100);
        for (var track = 0; track < 10_000; track++)
        {
            versions.IsNews($"{track}", 5).ShouldBeTrue();
            versions.Count.ShouldBeLessThanOrEqualTo(200);
            for (var before = Math.Max(0, track - 99); before <= track; before += 33) versions.IsNews($"{before}", 4).ShouldBeFalse();
        }
    }
}
