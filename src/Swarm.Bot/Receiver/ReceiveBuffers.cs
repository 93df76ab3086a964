using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace Swarm.Bot.Receiver;

/// <summary>
/// The server's buffers, large enough for a usual webhook: read in one piece it costs one call of the kernel and one waking instead
/// of one for each 4 KiB, which is what the server's own buffers hold.
/// </summary>
internal sealed class ReceiveBuffers : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    private const int Size = 16 * 1024;

    /// <summary>Kept for the next who asks; what a crowd of connections needs beyond that is left to the collector.</summary>
    private const int MostKept = 128;

    private readonly ConcurrentQueue<Block> _free = new();

    public override int MaxBufferSize => Size;

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, Size);
        return _free.TryDequeue(out var block) ? block : new Block(this);
    }

    protected override void Dispose(bool disposing) => _free.Clear();

    private sealed class Block(ReceiveBuffers pool) : IMemoryOwner<byte>
    {
        // The kernel writes into it while it waits, so it must not be moved.
        public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(Size, pinned: true), 0, Size);

        public void Dispose()
        {
            if (pool._free.Count < MostKept) pool._free.Enqueue(this);
        }
    }
}
