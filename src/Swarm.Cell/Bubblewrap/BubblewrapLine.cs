using System.Globalization;

namespace Swarm.Cell;

/// <summary>Builds the one argument list with which every confined cell starts.</summary>
internal sealed class BubblewrapLine(HostPrograms programs, UserIds user, SystemFiles systemFiles)
{
    private const string Work = "/repo";
    private const string Exchange = "/run/swarm";
    private const string Gateway = "/run/gw";
    private const int RelayPort = 8080;
    private const long SharedMemory = 64L << 20;
    private const long Scratch = 256L << 20;

    public static CellPaths Paths(CellRequest request) => new(
        Work,
        request.ExchangeFolder is null ? null : Exchange,
        request.GatewayFolder is null ? null : Gateway + "/gateway.sock",
        request.Relay ? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{RelayPort}") : null)
    {
        Mounts = request.Mounts,
    };

    public IReadOnlyList<string> Build(CellRequest request)
    {
        var paths = Paths(request);
        return
        [
            .. Walls(), .. BubblewrapSystem.Arguments(), .. systemFiles.Arguments, .. Scratches(),
            .. Folders(request), .. Variables(request, paths),
            "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", Work, "--",
            .. Limits(request.Limits), .. Relay(request), .. Clean(), .. request.Command(paths),
        ];
    }

    private IEnumerable<string> Walls() =>
    [
        "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL",
        "--uid", Number(user.User), "--gid", Number(user.Group), "--hostname", "cell",
    ];

    private static IEnumerable<string> Scratches() =>
    [
        "--proc", "/proc", "--dev", "/dev",
        "--size", Number(SharedMemory), "--perms", "1777", "--tmpfs", "/dev/shm",
        "--size", Number(Scratch), "--perms", "1777", "--tmpfs", "/tmp",
        "--size", Number(Scratch), "--tmpfs", "/home", "--dir", "/home/agent",
    ];

    private static IEnumerable<string> Folders(CellRequest request)
    {
        yield return request.WorkReadOnly ? "--ro-bind" : "--bind";
        yield return request.WorkFolder;
        yield return Work;
        foreach (var argument in Git(request.Git)) yield return argument;
        foreach (var argument in Bind("--bind", request.ExchangeFolder, Exchange)) yield return argument;
        foreach (var argument in Bind("--ro-bind", request.GatewayFolder, Gateway)) yield return argument;
        foreach (var mount in request.Mounts)
        {
            foreach (var argument in Bind("--ro-bind", mount.Host, mount.Inside)) yield return argument;
        }
    }

    private static IEnumerable<string> Git(GitView? git) => git is null ? [] :
    [
        "--ro-bind", git.MirrorObjects, "/mirror/objects",
        "--ro-bind", git.DotGitFile, Work + "/.git",
        "--bind", git.PrivateGitFolder, "/gitdir",
    ];

    private static IEnumerable<string> Bind(string how, string? host, string inside) => host is null ? [] : [how, host, inside];

    private static IEnumerable<string> Variables(CellRequest request, CellPaths paths)
    {
        var all = RequestRules.Variables(request, paths);
        all["PATH"] = BubblewrapSystem.SearchPath;
        all["HOME"] = "/home/agent";
        all["LANG"] = "C.UTF-8";
        all["TERM"] = "dumb";
        all["TMPDIR"] = "/tmp";
        return all.SelectMany(each => new[] { "--setenv", each.Key, each.Value });
    }

    /// <summary>Set inside: there the process count is the cell's own, outside it would be shared with everything of this user.</summary>
    private IEnumerable<string> Limits(CellLimits limits) => programs.Prlimit is null
        ? []
        : [programs.Prlimit, "--nproc=" + Number(limits.Processes), "--nofile=" + Number(limits.OpenFiles), "--data=" + Number(limits.ProcessData), "--fsize=" + Number(limits.File), "--core=0", "--"];

    private IEnumerable<string> Relay(CellRequest request) => !request.Relay ? [] :
    [
        // Every word of the program stays an argument; the shell text is constant. The program waits until the relay listens.
        "/bin/sh", "-c",
        $"{programs.Socat} TCP-LISTEN:{RelayPort},bind=127.0.0.1,fork,reuseaddr,backlog=128 UNIX-CONNECT:{Gateway}/gateway.sock </dev/null >/dev/null 2>&1 & "
        + $"n=0; until grep -q ':{RelayPort:X4} 00000000:0000 0A' /proc/net/tcp || [ $n -ge 400 ]; do n=$((n+1)); sleep 0.005; done; exec \"$@\"",
        "sh",
    ];

    /// <summary>The launcher and the shell leave variables of their own.</summary>
    private static IEnumerable<string> Clean() => ["/usr/bin/env", "-u", "PWD", "-u", "OLDPWD", "-u", "SHLVL", "-u", "_"];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
