using System.Text.Json.Nodes;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Deploy;

public sealed class SeccompTests : IDisposable
{
    private static readonly SeccompProfile Ours = SeccompProfile.Ours;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_not_named_is_refused_and_so_is_every_foreign_processor()
    {
        Ours.DefaultAction.ShouldBe("SCMP_ACT_ERRNO");
        Ours.DefaultErrnoRet.ShouldBe(1);
        Ours.ArchMap.Select(machine => machine.Architecture).ShouldBe(["SCMP_ARCH_X86_64", "SCMP_ARCH_AARCH64"]);
        Ours.ArchMap.ShouldAllBe(machine => machine.SubArchitectures.Count == 0);
    }

    [Theory]
    [InlineData("clone")]
    [InlineData("mount")]
    [InlineData("pivot_root")]
    [InlineData("sethostname")]
    [InlineData("umount2")]
    [InlineData("unshare")]
    [InlineData("prctl")]
    [InlineData("seccomp")]
    [InlineData("capset")]
    [InlineData("execve")]
    public void Bubblewrap_may_make_its_walls(string name) => Ours.Allows(name).ShouldBeTrue();

    [Theory]
    [InlineData("kexec_load", "kexec_file_load", "reboot")]
    [InlineData("init_module", "finit_module", "delete_module")]
    [InlineData("bpf", "perf_event_open", "userfaultfd")]
    [InlineData("ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd")]
    [InlineData("add_key", "keyctl", "request_key")]
    [InlineData("io_uring_setup", "io_uring_enter", "io_uring_register")]
    [InlineData("swapon", "swapoff", "acct", "quotactl", "syslog")]
    [InlineData("setns", "open_by_handle_at", "name_to_handle_at", "fsopen", "fsmount", "move_mount", "open_tree", "mount_setattr")]
    [InlineData("clock_settime", "settimeofday", "adjtimex", "clock_adjtime")]
    [InlineData("iopl", "ioperm", "modify_ldt", "vhangup", "fanotify_init")]
    public void What_an_agent_never_needs_is_refused(params string[] names) =>
        names.Where(name => Ours.Rules(name).Any()).ShouldBeEmpty();

    [Fact]
    public void A_call_whose_flags_no_filter_sees_is_said_not_to_exist()
    {
        var rule = Ours.Rules("clone3").ShouldHaveSingleItem();

        rule.IsAllowed.ShouldBeFalse();
        rule.ErrnoRet.ShouldBe(38);
    }

    [Fact]
    public void Sockets_are_of_four_families_only()
    {
        const int unix = 1, inet = 2, inet6 = 10, netlink = 16;

        Ours.Rules("socket").SelectMany(rule => rule.Args).ShouldAllBe(arg => arg.Index == 0 && arg.Op == "SCMP_CMP_EQ");
        Ours.Rules("socket").Select(rule => rule.Args.ShouldHaveSingleItem().Value).ShouldBe([unix, inet, inet6, netlink]);
    }

    [Fact]
    public void Every_name_is_a_system_call_and_stands_there_once()
    {
        Libseccomp.Require();
        var names = Ours.Syscalls.Where(rule => rule.Args.Count == 0).SelectMany(rule => rule.Names).ToList();

        names.ShouldBeUnique();
        names.Where(name => Libseccomp.Number(name) is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_the_profile_the_whole_line_of_the_cell_runs() =>
        (await CellUnderAsync([])).ShouldBe("ok");

    [Theory]
    [InlineData("mount")]
    [InlineData("pivot_root")]
    [InlineData("sethostname")]
    [InlineData("umount2")]
    [InlineData("unshare")]
    public async Task Without_a_call_that_the_cell_is_made_of_it_does_not(string name) =>
        (await CellUnderAsync([name])).ShouldBe("missing");

    /// <summary>The doctor's verdict on the cell where the profile holds it, put there by an outer bubblewrap in the engine's place.</summary>
    private async Task<string> CellUnderAsync(HashSet<string> without)
    {
        Libseccomp.Require();
        Real.Executable("bwrap", "apt-get install bubblewrap");
        var filter = _folder[$"{Guid.NewGuid():N}.bpf"];
        Libseccomp.Export(Ours, without, filter);
        // bubblewrap takes a filter as an open file, which only a shell can hand on.
        string[] outer = ["sh", "-c", """exec 9<"$1"; shift; exec "$@" """, "sh", filter, "bwrap", "--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--unshare-user", "--uid", "1654", "--gid", "1654", "--seccomp", "9", "--"];
        var (_, said) = await Deployed.RunAsync([.. outer, "sh", "-c", """exec dotnet "$1" doctor --json --data "$2" 2>/dev/null""", "sh", Path.Combine(AppContext.BaseDirectory, "swarm.dll"), _folder["data"]], Ct);
        var checks = JsonNode.Parse(said)!["checks"]!.AsArray();
        checks.Single(check => (string?)check!["name"] == "surroundings")!["seen"]!.GetValue<string>().ShouldContain("system calls are filtered");
        return checks.Single(check => (string?)check!["name"] == "cell")!["verdict"]!.GetValue<string>();
    }
}
