using System.Diagnostics;
using Swarm.Core.Policies;

namespace Swarm.Git;

/// <summary>
/// Builds the start of a git process: an empty environment except for what is listed here, no configuration but the
/// repository's own and ours, nothing that a work tree, a home folder or the machine could add.
/// </summary>
internal static class GitStart
{
    /// <summary>What a machine's owner may have had to set so that git runs at all or finds its way through a proxy.</summary>
    private static readonly string[] Inherited =
    [
        "PATH", "TMPDIR", "GIT_EXEC_PATH", "GIT_SSL_CAINFO", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "SystemRoot",
    ];

    private static readonly (string Name, string Value)[] Environment =
    [
        ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_ATTR_NOSYSTEM", "1"),
        ("GIT_TERMINAL_PROMPT", "0"), ("GIT_ALLOW_PROTOCOL", "file:http:https"),
        // Nothing can ever lie below /dev/null, so this home is empty for good.
        ("HOME", "/dev/null"), ("XDG_CONFIG_HOME", "/dev/null"), ("LC_ALL", "C"),
    ];

    private static readonly string[] Settings =
    [
        "safe.directory=*", "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.attributesFile=/dev/null",
        "core.excludesFile=/dev/null", "core.untrackedCache=false", "core.autocrlf=false", "core.quotePath=false",
        "core.protectHFS=true", "core.protectNTFS=true", "core.filesRefLockTimeout=5000",
        "diff.ignoreSubmodules=all", "submodule.recurse=false", "gc.auto=0", "maintenance.auto=false",
        "commit.gpgSign=false", "i18n.commitEncoding=UTF-8", "credential.helper=",
        // A redirect would take the token's header to another host.
        "http.followRedirects=false", "http.lowSpeedLimit=1000", "http.lowSpeedTime=60",
    ];

    public static ProcessStartInfo For(string program, GitCall call, ProcessMark? mark = null)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = call.GitDir ?? Path.GetTempPath(),
        };
        AddArguments(start, call);
        AddEnvironment(start, call);
        if (mark is not null) start.Environment[ProcessMark.Variable] = mark.Node;
        return start;
    }

    private static void AddArguments(ProcessStartInfo start, GitCall call)
    {
        if (call.GitDir is { } gitDir) start.ArgumentList.Add($"--git-dir={gitDir}");
        if (call.WorkTree is { } workTree) start.ArgumentList.Add($"--work-tree={workTree}");
        foreach (var setting in Settings)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }
        foreach (var argument in call.Arguments) start.ArgumentList.Add(argument);
    }

    private static void AddEnvironment(ProcessStartInfo start, GitCall call)
    {
        var kept = Inherited.Select(name => (name, value: start.Environment.TryGetValue(name, out var value) ? value : null)).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(pair => pair.value is not null)) start.Environment[name] = value;
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        // check-ignore is the one command that refuses the word.
        if (call.Arguments[0] != "check-ignore") start.Environment["GIT_LITERAL_PATHSPECS"] = "1";
        if (call.IndexFile is { } index) start.Environment["GIT_INDEX_FILE"] = index;
        if (call.SignedBy is { } signed) Add(start, signed.Identity.Environment(signed.Date));
        if (call.Access is { } access) Add(start, access.Credential.Environment(access.Remote));
    }

    private static void Add(ProcessStartInfo start, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (name, value) in pairs) start.Environment[name] = value;
    }
}
