namespace Swarm.Storage.Deliveries;

/// <summary>Appends webhook bodies to the newest segment file. Used by the writer's thread alone.</summary>
internal sealed class SegmentLog : IDisposable
{
    private readonly string _folder;
    private readonly long _segmentBytes;
    private readonly List<ReadOnlyMemory<byte>> _waiting = [];
    private FileStream _file;
    private long _number;
    private long _kept;
    private long _flushed;
    private long _end;

    public SegmentLog(string folder, long segmentBytes)
    {
        _folder = folder;
        _segmentBytes = segmentBytes;
        _number = SegmentFile.Numbers(folder).LastOrDefault(1);
        _file = SegmentFile.OpenToWrite(folder, _number);
        _kept = _flushed = _end = RandomAccess.GetLength(_file.SafeFileHandle);
    }

    /// <summary>Where a record of this length would lie if it were appended next.</summary>
    public SegmentPlace Next(int length)
    {
        // Only between batches: what belongs to one commit lies in one file, so one sync covers it.
        if (_end == _kept && _kept >= _segmentBytes) Roll();
        return new SegmentPlace(_number, _end, length);
    }

    /// <summary>Puts a record, in its two parts, behind the last one; <see cref="Flush"/> writes it. Until then they must not change.</summary>
    public void Append(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> body)
    {
        _waiting.Add(head);
        _waiting.Add(body);
        _end += head.Length + body.Length;
    }

    /// <summary>Everything appended is on disk when this returns: one write and one sync for all of it.</summary>
    public void Flush()
    {
        if (_end == _flushed) return;
        RandomAccess.Write(_file.SafeFileHandle, _waiting, _flushed);
        _waiting.Clear();
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
        _flushed = _end;
    }

    /// <summary>The rows of what was appended are committed.</summary>
    public void Keep() => _kept = _end;

    /// <summary>Forgets what was appended since the last <see cref="Keep"/>.</summary>
    public void Discard()
    {
        _waiting.Clear();
        if (_end == _kept) return;
        _end = _flushed = _kept;
        try
        {
            RandomAccess.SetLength(_file.SafeFileHandle, _kept);
        }
        catch (IOException)
        {
            // No row points at the rest; the next append writes over it.
        }
    }

    public void Dispose() => _file.Dispose();

    private void Roll()
    {
        var next = SegmentFile.OpenToWrite(_folder, _number + 1);
        _file.Dispose();
        _file = next;
        _number++;
        _kept = _flushed = _end = RandomAccess.GetLength(next.SafeFileHandle);
    }
}
