using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Swarm.Core.Policies;

namespace Swarm.Git;

/// <summary>The git program of this machine.</summary>
/// <param name="program">Name on the PATH, or a full path. Default: <c>git</c>.</param>
/// <param name="mark">Carried by git and its children; null marks nothing.</param>
public sealed class GitExecutable(string program = "git", ProcessMark? mark = null)
{
    private const int ErrorLimit = 64 * 1024;

    /// <summary>Asks the git on the PATH for its version. An absent or old git is an answer, not an exception.</summary>
    public static Task<GitVersionCheck> CheckAsync(CancellationToken ct) => CheckAsync("git", ct);

    internal static async Task<GitVersionCheck> CheckAsync(string program, CancellationToken ct)
    {
        try
        {
            var output = await new GitExecutable(program).RunAsync(new GitCall("version") { Timeout = TimeSpan.FromSeconds(10) }, ct);
            return GitVersionCheck.Read(output.Text);
        }
        catch (GitException e)
        {
            return GitVersionCheck.Refuse(null, e.Message);
        }
    }

    /// <summary>Runs git to its end. A non-zero exit is an answer.</summary>
    /// <exception cref="GitException">Git could not be started, or did not end within the call's time; it and its children were ended.</exception>
    public async Task<GitOutput> RunAsync(GitCall call, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(call.Timeout);
        using var process = Start(call);
        try
        {
            return await ListenAsync(process, call, limit.Token);
        }
        catch (OperationCanceledException e)
        {
            ct.ThrowIfCancellationRequested();
            throw new GitException($"git {call.Arguments[0]} did not end within {call.Timeout.TotalSeconds:0} s and was ended.", e);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Like <see cref="RunAsync"/>, where anything but exit 0 is an exception.</summary>
    internal async Task<GitOutput> DemandAsync(GitCall call, CancellationToken ct)
    {
        var output = await RunAsync(call, ct);
        return output.ExitCode == 0 ? output : throw GitException.Ended(call, output);
    }

    private Process Start(GitCall call)
    {
        try
        {
            return Process.Start(GitStart.For(program, call, mark))!;
        }
        catch (Win32Exception e)
        {
            throw new GitException($"'{program}' could not be started: {e.Message}", e);
        }
    }

    private static async Task<GitOutput> ListenAsync(Process process, GitCall call, CancellationToken ct)
    {
        var error = BoundedRead.HeadAsync(process.StandardError.BaseStream, ErrorLimit, ct);
        var input = TellAsync(process, call.Input, ct);
        var (bytes, more) = await BoundedRead.UpToAsync(process.StandardOutput.BaseStream, call.OutputLimit, ct);
        if (more) End(process);
        await input;
        var said = Encoding.UTF8.GetString((await error).Span);
        await process.WaitForExitAsync(ct);
        return new(process.ExitCode, bytes, call.Access is { } access ? access.Credential.Redact(said) : said, more);
    }

    private static async Task TellAsync(Process process, string input, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Git ended before it read everything; its exit code says why.
        }
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the question and the kill.
        }
    }
}
