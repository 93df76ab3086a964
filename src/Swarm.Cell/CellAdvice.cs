namespace Swarm.Cell;

/// <summary>The next step on a machine that lacks a part of the cell.</summary>
internal static class CellAdvice
{
    private const string Docker = "security_opt: [seccomp=deploy/seccomp.json, apparmor=unconfined, systempaths=unconfined], as in deploy/compose.yaml";

    private const string Kubernetes = "hostUsers: false in the pod, and in the container's securityContext procMount: Unmasked and a seccomp profile such as deploy/seccomp.json";

    public static string Install(string package) => $"Debian or Ubuntu: apt install {package}; Fedora: dnf install {package}.";

    /// <summary>What lets bubblewrap make a cell where it said this instead.</summary>
    public static string Unlock(string said, HostKernel kernel)
    {
        if (said.Contains("nknown option", StringComparison.Ordinal)) return "Install bubblewrap 0.8 or later.";
        if (kernel.LimitForbids) return "Run on the host: sysctl -w user.max_user_namespaces=28633, and keep it in /etc/sysctl.d.";
        if (kernel.SwitchForbids) return "Run on the host: sysctl -w kernel.unprivileged_userns_clone=1, and keep it in /etc/sysctl.d.";
        if (kernel.InKubernetes) return $"Set on Kubernetes: {Kubernetes}.{AppArmor(kernel)}";
        if (kernel.InContainer) return $"Start the container with {Docker}.{AppArmor(kernel)}";
        if (kernel.AppArmorForbids) return AppArmor(kernel).TrimStart();
        if (said.Contains("/proc", StringComparison.Ordinal)) return $"Something masks parts of /proc. In a container set {Docker}; on Kubernetes {Kubernetes}; in a systemd unit leave out ProtectKernelTunables, ProtectProc and ProcSubset.";
        return $"Allow unprivileged user namespaces. In a container set {Docker}; on Kubernetes {Kubernetes}; in a systemd unit leave out RestrictNamespaces, and allow @mount where system calls are filtered.";
    }

    private static string AppArmor(HostKernel kernel) => !kernel.AppArmorForbids ? "" :
        " AppArmor forbids user namespaces to programs without a profile (Ubuntu 24.04): give bwrap one (deploy/README.md), or run on the host: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0.";
}
