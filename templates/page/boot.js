{const r=document.documentElement;r.classList.add('js');try{const t=localStorage.getItem('specflow-theme');if(t==='dark'||t==='light')r.dataset.theme=t}catch{}}
