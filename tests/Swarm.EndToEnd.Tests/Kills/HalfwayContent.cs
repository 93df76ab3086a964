using System.Net;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>A body that comes in two halves; between them somebody may end the sending.</summary>
internal sealed class HalfwayContent(byte[] body, Func<bool> halfway) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var half = body.Length / 2;
        await stream.WriteAsync(body.AsMemory(0, half));
        await stream.FlushAsync();
        if (halfway()) throw new IOException("The sender was killed.");
        await stream.WriteAsync(body.AsMemory(half));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
