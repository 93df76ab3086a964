using System.Text;

namespace Swarm.Bot.Tests.Cli;

/// <summary>Keeps what a command prints, and lets a test wait for a part of it.</summary>
internal sealed class HeardText : TextWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Part, TaskCompletionSource Heard)> _waiting = [];

    public override Encoding Encoding => Encoding.UTF8;

    public string Text
    {
        get
        {
            lock (_gate) return _text.ToString();
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _text.Append(value);
            var text = _text.ToString();
            foreach (var (_, heard) in _waiting.Where(each => text.Contains(each.Part, StringComparison.Ordinal))) heard.TrySetResult();
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public async Task WaitForAsync(string part, CancellationToken ct)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_text.ToString().Contains(part, StringComparison.Ordinal)) return;
            _waiting.Add((part, heard));
        }

        try
        {
            await heard.Task.WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"'{part}' was not printed. Printed:\n{Text}");
        }
    }
}
