namespace Swarm.Cell;

/// <summary>System calls that nothing in a cell may make, and those that the filter looks into. Numbers: Linux's <c>unistd.h</c> of each processor.</summary>
internal static class ClosedCalls
{
    public static readonly SystemCall Socket = new("socket", 41, 198);
    public static readonly SystemCall Clone = new("clone", 56, 220);
    public static readonly SystemCall Clone3 = new("clone3", 435, 435);
    public static readonly SystemCall Ioctl = new("ioctl", 16, 29);

    /// <summary>Refused with EPERM, whatever their arguments.</summary>
    public static readonly SystemCall[] All =
    [
        // Rings: requests that no filter sees.
        new("io_uring_setup", 425, 425),
        new("io_uring_enter", 426, 426),
        new("io_uring_register", 427, 427),
        // Namespaces and mounts.
        new("unshare", 272, 97),
        new("setns", 308, 268),
        new("mount", 165, 40),
        new("umount2", 166, 39),
        new("pivot_root", 155, 41),
        new("chroot", 161, 51),
        new("open_tree", 428, 428),
        new("move_mount", 429, 429),
        new("fsopen", 430, 430),
        new("fsconfig", 431, 431),
        new("fsmount", 432, 432),
        new("fspick", 433, 433),
        new("mount_setattr", 442, 442),
        // Other processes.
        new("ptrace", 101, 117),
        new("process_vm_readv", 310, 270),
        new("process_vm_writev", 311, 271),
        new("kcmp", 312, 272),
        new("pidfd_getfd", 438, 438),
        // Keys, which belong to the user and not to the cell.
        new("add_key", 248, 217),
        new("request_key", 249, 218),
        new("keyctl", 250, 219),
        // The kernel's own programs, events and memory.
        new("bpf", 321, 280),
        new("perf_event_open", 298, 241),
        new("userfaultfd", 323, 282),
        new("fanotify_init", 300, 262),
        new("lookup_dcookie", 212, 18),
        new("syslog", 103, 116),
        // The machine.
        new("init_module", 175, 105),
        new("finit_module", 313, 273),
        new("delete_module", 176, 106),
        new("kexec_load", 246, 104),
        new("kexec_file_load", 320, 294),
        new("reboot", 169, 142),
        new("swapon", 167, 224),
        new("swapoff", 168, 225),
        new("acct", 163, 89),
        new("quotactl", 179, 60),
        new("quotactl_fd", 443, 443),
        new("iopl", 172, null),
        new("ioperm", 173, null),
        new("sethostname", 170, 161),
        new("setdomainname", 171, 162),
        new("nfsservctl", 180, 42),
        new("open_by_handle_at", 304, null),
    ];
}
