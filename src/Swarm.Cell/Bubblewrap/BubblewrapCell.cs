using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Swarm.Core.Policies;

namespace Swarm.Cell;

/// <summary>
/// A cell of Linux namespaces: read-only system, own processes, users, host name and loopback; the work folder and private
/// scratch are all that can be written. Everything in it dies with this object, with this process, and at the end of the run.
/// </summary>
public sealed class BubblewrapCell : ICell, IDisposable
{
    private readonly HostPrograms _programs;
    private readonly TimeProvider _time;
    private readonly SystemFiles _systemFiles;
    private readonly BubblewrapLine _line;
    private readonly LaunchThread _launcher = new();
    private readonly ProcessMark? _mark;

    /// <exception cref="InvalidOperationException">bubblewrap is not installed; <see cref="CellProbe"/> says so as a value.</exception>
    /// <param name="mark">Carried by bubblewrap itself, not by what runs in the cell; null marks nothing.</param>
    /// <param name="scratch">An existing folder for the cell's own files; null takes the system's for temporary files.</param>
    public BubblewrapCell(TimeProvider time, ProcessMark? mark = null, string? scratch = null)
    {
        _programs = HostPrograms.Find() ?? throw new InvalidOperationException("bubblewrap (bwrap) is not on PATH.");
        (_time, _mark) = (time, mark);
        var user = UserIds.OfThisProcess();
        var processor = Processor.OfThisMachine ?? throw new InvalidOperationException("No filter of system calls is known for this processor.");
        _systemFiles = new SystemFiles(user, CellFilter.For(processor), scratch);
        _line = new BubblewrapLine(_programs, user, _systemFiles);
    }

    public CellKind Kind => CellKind.Bubblewrap;

    public bool IsConfined => true;

    public async Task<CellExit> RunAsync(CellRequest request, CancellationToken ct)
    {
        RequestRules.Check(request);
        if (ct.IsCancellationRequested) return new CellExit(CellEnd.Cancelled, null, TimeSpan.Zero, "", "", null);
        if (request.Relay && _programs.Socat is null) return CellExit.Refused("The relay to the model gateway needs socat. " + CellAdvice.Install("socat"));
        MakeGitMountPoint(request);
        try
        {
            var line = _line.Build(request);
            using var process = await _launcher.StartAsync(filter => StartInfo(line, filter), _systemFiles.Filter);
            return await CellWatch.FollowAsync(process, request, EndAll, new Watchdog(request.Limits, request.WallTime, [.. Writable(request)], _time), _time, ct);
        }
        catch (Win32Exception e)
        {
            return CellExit.Refused($"bubblewrap could not be started: {e.Message}. {CellAdvice.Install("bubblewrap")}");
        }
    }

    public void Dispose()
    {
        _launcher.Dispose();
        _systemFiles.Dispose();
    }

    private ProcessStartInfo StartInfo(IReadOnlyList<string> line, int filter)
    {
        var info = new ProcessStartInfo(_programs.Bwrap, ["--seccomp", filter.ToString(CultureInfo.InvariantCulture), .. line])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        info.Environment.Clear();
        if (_mark is not null) info.Environment[ProcessMark.Variable] = _mark.Node;
        return info;
    }

    private static IEnumerable<string> Writable(CellRequest request) =>
        new[] { request.WorkReadOnly ? null : request.WorkFolder, request.Git?.PrivateGitFolder, request.ExchangeFolder }.OfType<string>();

    /// <summary>bubblewrap cannot make a mount point below a read-only folder, so it is there before.</summary>
    private static void MakeGitMountPoint(CellRequest request)
    {
        var dotGit = Path.Combine(request.WorkFolder, ".git");
        if (request.Git is not null && !Path.Exists(dotGit)) File.WriteAllBytes(dotGit, []);
    }

    /// <summary>With bubblewrap dies the cell's first process, and with that, by the kernel's hand, every other in its namespace.</summary>
    private static void EndAll(Process process)
    {
        if (!process.HasExited) process.Kill();
    }
}
