/** What is pinned of the searches; a change that moves a number says why. */

/** States, transitions and depth, up to renaming, by design and scope. */
export const pinned: Readonly<
  Record<string, readonly [states: number, transitions: number, depth: number]>
> = {
  'iommufd vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=2,virtIds=0':
    [39465, 165989, 19],
  'iommufd vms=2,ioasids=1,mdevs=0,vfs=2+1,threads=1,quota=1,fds=2,hwpts=1,virtIds=1':
    [173052, 932239, 29],
  'iommufd vms=1,ioasids=1,mdevs=0,vfs=1,threads=2,quota=1,fds=1,hwpts=2,virtIds=0':
    [4735, 17465, 15],
  'iommufd vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=1,fds=1,hwpts=2,virtIds=0':
    [7374, 28600, 19],
  'iommufd-ids-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=2,virtIds=0':
    [207117, 832430, 23],
  'iommufd-destroy-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=1,virtIds=0':
    [10455, 38880, 18],
  'iommufd-nesting-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=2,virtIds=0':
    [78387, 329957, 19],
  'iommufd-flush-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=1,virtIds=0':
    [5382, 21672, 21],
  'iommufd-drain-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=1,virtIds=0':
    [6188, 21887, 23],
  'iommufd-faults-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=1,virtIds=0':
    [8228, 28472, 28],
  'iommufd-replace-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=2,virtIds=0':
    [38295, 160702, 19],
  'iommufd-undo-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=1,virtIds=0':
    [3876, 12724, 18],
  'iommufd-access-broken vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,fds=2,hwpts=1,virtIds=0':
    [2652, 10116, 16],
  'allow-fd vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,fds=2': [
    59664, 234346, 24,
  ],
  'allow-fd vms=2,ioasids=1,mdevs=0,vfs=1+1,threads=1,quota=1,fds=2': [
    21714, 117156, 22,
  ],
  'allow-fd vms=1,ioasids=2,mdevs=2,vfs=0,threads=1,quota=1,fds=2': [
    23765, 71047, 21,
  ],
  'allow-fd vms=1,ioasids=1,mdevs=2,vfs=0,threads=2,quota=1,fds=2': [
    4475, 17026, 24,
  ],
  'allow-fd-held-broken vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,fds=2':
    [82974, 323392, 24],
  'allow-fd-id-broken vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,fds=2':
    [82904, 323650, 24],
  'allow-fd-revoke-broken vms=2,ioasids=1,mdevs=0,vfs=1+1,threads=1,quota=1,fds=2':
    [135478, 890928, 31],
  'allow-fd-free-broken vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,fds=2':
    [93160, 383762, 25],
  'rfc2 vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=2': [
    4620, 35920, 14,
  ],
  'rfc2 vms=2,ioasids=2,mdevs=2+1,vfs=0,threads=1,quota=2,kvms=2': [
    11888, 110420, 17,
  ],
  'rfc2 vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=0': [
    4883, 44550, 15,
  ],
  'rfc2-portal-broken vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=2':
    [15436, 120668, 19],
  'rfc2-translation-broken vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=0':
    [16871, 154954, 17],
  'rfc2-kinds-broken vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=2':
    [61568, 604288, 20],
  'rfc2-bind-broken vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=0':
    [6656, 61944, 15],
  'rfc2-unbind-broken vms=2,ioasids=2,mdevs=1+1,vfs=1+0,threads=1,quota=2,kvms=0':
    [6656, 62408, 15],
};

/** Steps of the shortest run to each claim that breaks, by design. */
export const shortest: Readonly<
  Record<string, Readonly<Record<string, number>>>
> = {
  'iommufd-ids-broken': {
    'inter-vm-dma': 9,
    'context-local': 4,
    'refused-changes-nothing': 8,
    'close-completes': 8,
  },
  'iommufd-destroy-broken': {
    'inter-vm-dma': 9,
    'stale-use': 9,
    'destroyed-while-used': 6,
    'users-balance': 6,
  },
  'iommufd-nesting-broken': {
    'inter-vm-dma': 9,
  },
  'iommufd-flush-broken': {
    'inter-vm-dma': 11,
    'intra-vm-dma': 10,
    'stale-use': 11,
    'destroyed-while-used': 8,
    'unbound-silent': 7,
  },
  'iommufd-drain-broken': {
    'intra-vm-dma': 11,
    'stale-use': 12,
    'destroyed-while-used': 11,
    'unbound-silent': 6,
  },
  'iommufd-faults-broken': {
    'late-response': 12,
  },
  'iommufd-replace-broken': {
    'replace-without-gap': 7,
  },
  'iommufd-undo-broken': {
    'users-balance': 5,
    'refused-changes-nothing': 5,
    'close-completes': 6,
  },
  'iommufd-access-broken': {
    'unbound-silent': 1,
  },
  'allow-fd-held-broken': {
    'inter-vm-dma': 7,
    'allowed-by-given-fd': 3,
  },
  'allow-fd-id-broken': {
    'inter-vm-dma': 8,
    'allowed-by-given-fd': 4,
  },
  'allow-fd-revoke-broken': {
    'inter-vm-dma': 10,
    'intra-vm-dma': 8,
    'free-while-active': 6,
    'stale-use': 9,
  },
  'allow-fd-free-broken': {
    'foreign-free': 5,
  },
  'rfc2-portal-broken': {
    'inter-vm-dma': 6,
    'intra-vm-dma': 5,
    'enqcmd-own-number': 3,
  },
  'rfc2-translation-broken': { 'inter-vm-dma': 6, 'intra-vm-dma': 5 },
  'rfc2-kinds-broken': {
    'inter-vm-dma': 9,
    'intra-vm-dma': 8,
    'enqcmd-own-number': 7,
  },
  'rfc2-bind-broken': { 'unbound-silent': 2 },
  'rfc2-unbind-broken': { 'unbound-silent': 4 },
};
