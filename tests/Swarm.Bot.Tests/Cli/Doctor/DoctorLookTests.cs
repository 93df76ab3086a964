using Swarm.Bot.Cli.Doctor;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli.Doctor;

public sealed class DoctorLookTests
{
    [Theory]
    [InlineData(0, "Ok")]
    [InlineData(29, "Ok")]
    [InlineData(-31, "Limited")]
    [InlineData(60, "Limited")]
    [InlineData(61, "Missing")]
    [InlineData(-3600, "Missing")]
    public void Clocks_that_differ_by_more_than_a_token_allows_are_missing(int ahead, string verdict)
    {
        var finding = GitHubLook.Clock(TimeSpan.FromSeconds(ahead));

        finding.Verdict.ToString().ShouldBe(verdict);
        finding.Seen.ShouldBe($"{Math.Abs(ahead)} s {(ahead < 0 ? "behind" : "ahead of")} GitHub's.");
    }

    [Theory]
    [InlineData("ext4", "Ok")]
    [InlineData("xfs", "Ok")]
    [InlineData("fuseblk", "Ok")]
    [InlineData("nfs4", "Missing")]
    [InlineData("cifs", "Missing")]
    [InlineData("9p", "Missing")]
    [InlineData("virtiofs", "Missing")]
    [InlineData("fuse.sshfs", "Missing")]
    [InlineData("tmpfs", "Limited")]
    [InlineData("overlay", "Limited")]
    public void A_file_system_on_which_the_database_cannot_lie_is_missing(string type, string verdict) =>
        DataLook.FileSystem(new Mount("/data", type, 0)).Verdict.ToString().ShouldBe(verdict);

    [Theory]
    [InlineData(20, "Ok")]
    [InlineData(5, "Limited")]
    [InlineData(0, "Missing")]
    public void Little_room_is_said_before_it_is_gone(long gibibytes, string verdict) =>
        DataLook.Space(gibibytes << 30).Verdict.ToString().ShouldBe(verdict);

    [Fact]
    public void The_mount_of_a_path_is_the_longest_and_the_last()
    {
        string[] info =
        [
            "21 1 8:1 / / rw - ext4 /dev/sda1 rw",
            "30 21 0:40 / /srv rw shared:1 - xfs /dev/sdb rw",
            "31 30 0:41 / /srv/a\\040b rw - nfs4 host:/x rw",
            "32 30 0:42 / /srv/twice rw - ext4 /dev/sdc rw",
            "33 32 0:43 / /srv/twice rw - tmpfs tmpfs rw",
            "nonsense",
        ];

        Mount.Find("/srv/a b/data", info).ShouldBe(("/srv/a b", "nfs4"));
        Mount.Find("/srv/twice", info).ShouldBe(("/srv/twice", "tmpfs"));
        Mount.Find("/srvx", info).ShouldBe(("/", "ext4"));
        Mount.Find("/srv/other", info).ShouldBe(("/srv", "xfs"));
    }

    [Fact]
    public void The_tightest_limit_above_a_group_is_the_one_that_holds()
    {
        using var folder = new TemporaryFolder();
        folder.Write("memory.max", "max\n");
        folder.Write("unit/memory.max", "1073741824\n");
        folder.Write("unit/pids.max", "max\n");
        folder.Write("unit/sub/memory.max", "max\n");

        var group = ControlGroup.Of(folder["unit/sub"], folder.Path);

        group.ShouldBe(new ControlGroup("1,024 MiB", null, false));
        MachineLook.Limits(group).Verdict.ShouldBe(Verdict.Limited);
        MachineLook.Limits(group with { Processes = "8,192" }).Verdict.ShouldBe(Verdict.Ok);
        MachineLook.Limits(null).NextStep.ShouldNotBeNull().ShouldContain("cgroup v2");
    }

    [Fact]
    public void A_line_cannot_be_broken_by_what_was_seen() =>
        new Finding("cell", Verdict.Missing, "bwrap: no\n\u001b[31mok       cell", "It matters.", "Do it.").ToString()
            .ShouldBe("missing  cell: bwrap: no  [31mok       cell It matters. Do it.");
}
