using System.Globalization;

namespace Swarm.Cell;

/// <summary>What of this machine decides whether an ordinary program may make namespaces.</summary>
public sealed record HostKernel
{
    /// <summary>True inside Docker, Podman or another container.</summary>
    public bool InContainer { get; init; }

    /// <summary>True inside a pod of Kubernetes.</summary>
    public bool InKubernetes { get; init; }

    /// <summary>True where AppArmor forbids user namespaces to programs without a profile, as on Ubuntu 24.04.</summary>
    public bool AppArmorForbids { get; init; }

    /// <summary>True where Debian's switch forbids them to everybody but root.</summary>
    public bool SwitchForbids { get; init; }

    /// <summary>True where a limit of the kernel allows none.</summary>
    public bool LimitForbids { get; init; }

    /// <summary>True where a system call filter holds this process.</summary>
    public bool Filtered { get; init; }

    /// <summary>Reads what the kernel tells every process; on another system than Linux nothing is set.</summary>
    public static HostKernel Read() => new()
    {
        InContainer = File.Exists("/.dockerenv") || File.Exists("/run/.containerenv") || Environment.GetEnvironmentVariable("container") is { Length: > 0 },
        InKubernetes = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is { Length: > 0 },
        AppArmorForbids = Number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == 1,
        SwitchForbids = Number("/proc/sys/kernel/unprivileged_userns_clone") == 0,
        LimitForbids = Number("/proc/sys/user/max_user_namespaces") == 0,
        Filtered = Lines("/proc/self/status").Any(line => line.StartsWith("Seccomp:", StringComparison.Ordinal) && line.EndsWith('2')),
    };

    private static long? Number(string path) =>
        long.TryParse(Lines(path).FirstOrDefault(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Absent on kernels without the feature, which then forbids nothing.
            return [];
        }
    }
}
