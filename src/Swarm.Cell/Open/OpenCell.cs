using System.ComponentModel;
using System.Diagnostics;
using Swarm.Core.Policies;

namespace Swarm.Cell;

/// <summary>
/// No sandbox: an emptied environment, a private home and scratch folder, a process group that is ended as a whole.
/// It runs only programs of this product and refuses all others.
/// </summary>
/// <param name="whyOpen">What keeps this machine from confining, with the next step; part of each refusal.</param>
/// <param name="mark">Carried by what is started; null marks nothing.</param>
/// <param name="scratch">An existing folder for the programs' homes; null takes the system's for temporary files.</param>
public sealed class OpenCell(string whyOpen, TimeProvider time, ProcessMark? mark = null, string? scratch = null) : ICell
{
    public CellKind Kind => CellKind.Open;

    public bool IsConfined => false;

    public async Task<CellExit> RunAsync(CellRequest request, CancellationToken ct)
    {
        RequestRules.Check(request);
        if (!request.TrustedProgram) return CellExit.Refused(Refusal);
        if (ct.IsCancellationRequested) return new CellExit(CellEnd.Cancelled, null, TimeSpan.Zero, "", "", null);
        var home = ScratchFolder.Make(scratch, "o-");
        try
        {
            return await RunAsync(request, home.FullName, ct);
        }
        finally
        {
            DeleteQuietly(home);
        }
    }

    private string Refusal => $"Foreign code runs only confined by bubblewrap, and here it is not: {whyOpen} Until then only scripted agents and the demo's own commands run.";

    private async Task<CellExit> RunAsync(CellRequest request, string home, CancellationToken ct)
    {
        try
        {
            using var process = Process.Start(StartInfo(request, home))!;
            return await CellWatch.FollowAsync(process, request, ProcessGroup.End, watchdog: null, time, ct);
        }
        catch (Win32Exception e)
        {
            return CellExit.Refused($"The program could not be started: {e.Message}.");
        }
    }

    private ProcessStartInfo StartInfo(CellRequest request, string home)
    {
        var socket = request.GatewayFolder is null ? null : Path.Combine(request.GatewayFolder, "gateway.sock");
        var paths = new CellPaths(request.WorkFolder, request.ExchangeFolder, socket, null);
        var line = request.Command(paths);
        if (Executables.Find("setsid") is { } setsid) line = [setsid, .. line];
        var info = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = request.WorkFolder,
        };
        info.Environment.Clear();
        foreach (var (name, value) in RequestRules.Variables(request, paths)) info.Environment[name] = value;
        info.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        info.Environment["HOME"] = home;
        info.Environment["LANG"] = "C.UTF-8";
        info.Environment["TERM"] = "dumb";
        info.Environment["TMPDIR"] = home;
        if (mark is not null) info.Environment[ProcessMark.Variable] = mark.Node;
        return info;
    }

    private static void DeleteQuietly(DirectoryInfo home)
    {
        try
        {
            home.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Scratch of an ended program; the system's own clean-up of temporary folders takes it.
        }
    }
}
