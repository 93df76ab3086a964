using Swarm.Cell;

namespace Swarm.Bot.Cli.Doctor;

/// <summary>Whether foreign code can be confined here: found out by running a program behind the whole line.</summary>
internal static class CellLook
{
    public static async Task<IReadOnlyList<Finding>> AllAsync(CancellationToken ct)
    {
        var report = await CellProbe.ProbeAsync(ct);
        return [Cell(report), Program("socat", Verdict.Missing, report), Program("prlimit", Verdict.Limited, report), Surroundings(report.Usable, HostKernel.Read())];
    }

    private static Finding Cell(CellReport report) => new(
        "cell", report.Usable ? Verdict.Ok : Verdict.Missing, report.Seen,
        "Without a confined cell agents and the commands of repositories are refused.", report.NextStep);

    private static Finding Program(string name, Verdict without, CellReport report)
    {
        const string why = "The cell starts it inside.";
        return report.Missing.FirstOrDefault(each => each.Name == name) is { } missing
            ? new Finding(name, without, "It is not installed.", $"Without it {missing.Consequence}.", missing.NextStep)
            : new Finding(name, Verdict.Ok, "It is installed.", why);
    }

    /// <summary>What the cell had to get past; where it did, none of it is a fault.</summary>
    internal static Finding Surroundings(bool usable, HostKernel kernel)
    {
        string[] seen =
        [
            kernel.InKubernetes ? "a pod of Kubernetes" : kernel.InContainer ? "a container" : "no container",
            kernel.Filtered ? "system calls are filtered" : "system calls are not filtered",
            .. kernel.AppArmorForbids ? (string[])["AppArmor forbids user namespaces to programs without a profile"] : [],
            .. kernel.SwitchForbids ? (string[])["kernel.unprivileged_userns_clone is 0"] : [],
            .. kernel.LimitForbids ? (string[])["user.max_user_namespaces is 0"] : [],
        ];
        return new Finding(
            "surroundings", usable ? Verdict.Ok : Verdict.Limited, string.Join(", ", seen) + ".",
            "These decide whether bubblewrap may make namespaces.", usable ? null : "Do what the line of the cell says.");
    }
}
