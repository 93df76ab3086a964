using Swarm.Bot.Settings;
using Swarm.Core.Policies;

namespace Swarm.Bot.Tests.Settings;

public sealed class SettingsNamesTests
{
    private static readonly string[] BrokenBranches =
    [
        "a..b", ".hidden", "a/.b", "-x", "a/-b", "a//b", "/a", "a/", "a.lock", "a.lock/b", "a.", "a./b", "a b", "a~1", "a^", "a:b", "a?b", "a*", "a[b",
        "a\\\\b", "@", "a@{b", "HEAD", "refs/heads/main", "", " ",
    ];

    public static TheoryData<string> Broken => [.. BrokenBranches];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_branch_that_git_refuses_is_refused(string name)
    {
        foreach (var key in new[] { "base", "branchPrefix" })
        {
            var reading = RepositorySettingsReader.Read($"{key}: \"{name}\"\n");
            reading.Faults.ShouldHaveSingleItem().Line.ShouldBe(1);
            reading.Settings.ShouldBe(new RepositorySettings { Agents = reading.Settings.Agents });
        }
    }

    [Theory]
    [InlineData("+x")]
    [InlineData("größe")]
    [InlineData("a@b")]
    public void A_prefix_that_the_guard_of_pushes_refuses_is_refused_here_already(string prefix)
    {
        RepositorySettingsReader.Read($"branchPrefix: \"{prefix}\"\n").Faults.ShouldHaveSingleItem()
            .Text.ShouldBe("'branchPrefix' holds a character that the app does not write into branches.");
        WritableRefs.Allows($"refs/heads/{prefix}/x", prefix).ShouldBeFalse();
    }

    [Theory]
    [InlineData("swarm")]
    [InlineData("bots/swarm")]
    [InlineData("a_b-c.d")]
    public void A_good_prefix_can_be_pushed(string prefix)
    {
        var reading = RepositorySettingsReader.Read($"branchPrefix: {prefix}\n");

        reading.Faults.ShouldBeEmpty();
        WritableRefs.Allows($"refs/heads/{prefix}/12/head", reading.Settings.BranchPrefix).ShouldBeTrue();
    }

    [Theory]
    [InlineData("größe")]
    [InlineData("release@2")]
    [InlineData("feature/x+y")]
    public void The_base_may_be_any_branch_of_git(string name) =>
        RepositorySettingsReader.Read($"base: \"{name}\"\n").Settings.Base.ShouldBe(name);

    [Theory]
    [InlineData("base: swarm", "1:7")]
    [InlineData("base: swarm/7/head", "1:7")]
    [InlineData("base: dev\nbranchPrefix: dev/bot", "2:15")]
    [InlineData("base: dev\nbranchPrefix: dev", "2:15")]
    public void The_base_lies_outside_what_the_app_writes(string yaml, string place)
    {
        var fault = RepositorySettingsReader.Read(yaml + "\n").Faults.ShouldHaveSingleItem();

        fault.ToString().ShouldStartWith($".github/swarm.yml:{place}: Branch prefix '");
        fault.Fix.ShouldBe("Choose another 'branchPrefix'.");
    }

    [Fact]
    public void A_prefix_may_begin_like_the_base() =>
        RepositorySettingsReader.Read("base: swarm-main\n").Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("\"\"", "is empty")]
    [InlineData("\" go\"", "begins or ends with a space")]
    [InlineData("\"a\\nb\"", "is not one line")]
    [InlineData("\"a\\ab\"", "holds a control character")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "is longer than 50 characters")]
    public void A_label_that_cannot_exist_is_refused(string label, string reason) =>
        RepositorySettingsReader.Read($"label: {label}\n").Faults.ShouldHaveSingleItem().Text.ShouldBe($"'label' {reason}.");
}
