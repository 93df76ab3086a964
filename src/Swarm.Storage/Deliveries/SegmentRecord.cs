using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Swarm.Storage.Deliveries;

/// <summary>
/// One delivery in a segment file, little endian: length of the content (4), its CRC-32C (4); the content is
/// id (16), received at in unix milliseconds (8), length of the event's name (2), name in UTF-8, body.
/// </summary>
internal static class SegmentRecord
{
    public const int HeaderLength = 8;
    private const int FixedLength = 16 + 8 + 2;

    /// <summary>What stands before the body: a large body is not copied to be written.</summary>
    public static byte[] Head(StoredDelivery delivery)
    {
        var name = Encoding.UTF8.GetBytes(delivery.EventName);
        var head = new byte[HeaderLength + FixedLength + name.Length];
        var content = head.AsSpan(HeaderLength);
        delivery.Id.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64LittleEndian(content[16..], delivery.ReceivedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt16LittleEndian(content[24..], checked((ushort)name.Length));
        name.CopyTo(content[FixedLength..]);
        BinaryPrimitives.WriteInt32LittleEndian(head, checked(content.Length + delivery.Body.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), ~Checksum(Checksum(uint.MaxValue, content), delivery.Body.Span));
        return head;
    }

    /// <summary>Reads the record at <paramref name="position"/>; null where it is torn or damaged.</summary>
    public static StoredDelivery? Read(FileStream file, long position, out int length)
    {
        length = 0;
        var header = new byte[HeaderLength];
        if (!Fill(file, header, position)) return null;
        var contentLength = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (contentLength < FixedLength || contentLength > RandomAccess.GetLength(file.SafeFileHandle) - position - HeaderLength) return null;

        var content = new byte[contentLength];
        if (!Fill(file, content, position + HeaderLength)) return null;
        if (~Checksum(uint.MaxValue, content) != BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4))) return null;
        length = HeaderLength + contentLength;
        return Decode(content);
    }

    private static StoredDelivery? Decode(byte[] content)
    {
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(24));
        if (FixedLength + nameLength > content.Length) return null;
        return new StoredDelivery(
            new Guid(content.AsSpan(0, 16)),
            Encoding.UTF8.GetString(content, FixedLength, nameLength),
            content.AsMemory(FixedLength + nameLength),
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(16))));
    }

    private static bool Fill(FileStream file, Span<byte> buffer, long position)
    {
        while (buffer.Length > 0)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, buffer, position);
            if (read == 0) return false;
            buffer = buffer[read..];
            position += read;
        }
        return true;
    }

    private static uint Checksum(uint crc, ReadOnlySpan<byte> content)
    {
        for (; content.Length >= sizeof(ulong); content = content[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(content));
        foreach (var b in content) crc = BitOperations.Crc32C(crc, b);
        return crc;
    }
}
