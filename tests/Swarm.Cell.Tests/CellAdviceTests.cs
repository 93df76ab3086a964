namespace Swarm.Cell.Tests;

public sealed class CellAdviceTests
{
    private const string Refused = "bwrap: No permissions to create new namespace";
    private const string Masked = "bwrap: Can't mount proc on /newroot/proc: Operation not permitted";

    [Theory]
    [InlineData(Refused)]
    [InlineData(Masked)]
    public void A_container_is_told_the_three_options(string said) =>
        CellAdvice.Unlock(said, new HostKernel { InContainer = true }).ShouldContain("security_opt: [seccomp=deploy/seccomp.json, apparmor=unconfined, systempaths=unconfined]");

    [Fact]
    public void A_pod_is_told_its_fields()
    {
        var advice = CellAdvice.Unlock(Masked, new HostKernel { InContainer = true, InKubernetes = true });

        advice.ShouldContain("hostUsers: false");
        advice.ShouldContain("procMount: Unmasked");
        advice.ShouldNotContain("security_opt");
    }

    [Fact]
    public void On_ubuntu_apparmor_is_named_and_in_a_container_beside_the_options()
    {
        CellAdvice.Unlock(Refused, new HostKernel { AppArmorForbids = true }).ShouldStartWith("AppArmor forbids");
        var inside = CellAdvice.Unlock(Refused, new HostKernel { AppArmorForbids = true, InContainer = true });
        inside.ShouldContain("security_opt");
        inside.ShouldContain("kernel.apparmor_restrict_unprivileged_userns=0");
    }

    [Fact]
    public void A_switch_of_the_host_is_named_before_anything_of_the_container()
    {
        CellAdvice.Unlock(Refused, new HostKernel { SwitchForbids = true, InContainer = true }).ShouldContain("kernel.unprivileged_userns_clone=1");
        CellAdvice.Unlock(Refused, new HostKernel { LimitForbids = true, InContainer = true }).ShouldContain("user.max_user_namespaces");
        CellAdvice.Unlock("bwrap: Unknown option --disable-userns", new HostKernel()).ShouldContain("0.8");
    }

    [Fact]
    public void Where_nothing_else_explains_it_a_masked_proc_is_told_from_forbidden_namespaces()
    {
        CellAdvice.Unlock(Masked, new HostKernel()).ShouldContain("masks parts of /proc");
        CellAdvice.Unlock(Refused, new HostKernel()).ShouldContain("RestrictNamespaces");
    }

    [Fact]
    public void The_kernel_of_this_machine_can_be_read() =>
        HostKernel.Read().LimitForbids.ShouldBe(OperatingSystem.IsLinux() && File.ReadAllText("/proc/sys/user/max_user_namespaces").Trim() == "0");
}
